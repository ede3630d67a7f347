interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string;
}

const largestPage = 200;

/** All that a list has, page by page: for lists that people look through as a whole. */
export async function everyPage<Item>(read: (query: PageQuery) => Promise<Page<Item>>): Promise<Item[]> {
  const found: Item[] = [];
  let cursor: string | null | undefined;
  do {
    const page: Page<Item> = await read({ limit: largestPage, ...(cursor != null && { cursor }) });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}
