import { isRecord } from './json.js';

/** The keys of the segments that a flag's rules name, each once; none where nothing can be read. */
export function segmentsOf(flag: unknown): readonly string[] {
  const conditions = listIn(flag, 'rules').flatMap((rule) => listIn(rule, 'conditions'));
  const named = conditions.map((condition) => (isRecord(condition) ? condition['segment'] : undefined));
  return [...new Set(named)].filter((key) => typeof key === 'string');
}

function listIn(record: unknown, name: string): readonly unknown[] {
  const list = isRecord(record) ? record[name] : undefined;
  return Array.isArray(list) ? list : [];
}
