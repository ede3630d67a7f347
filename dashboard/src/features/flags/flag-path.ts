/** Where a flag's page is. The router's own link would be the dearest part of a row. */
export function flagPath(project: string, flag: string): string {
  return `/projects/${encodeURIComponent(project)}/flags/${encodeURIComponent(flag)}`;
}
