import { describe, expect, it } from 'vitest';
import { inPages } from './audit-pages.js';

describe('pages', () => {
  it('hold as many rows as fit, few where they are large, and miss none', async () => {
    const sizes = Array.from({ length: 3_000 }, (_, index) => (index >= 1_500 && index < 1_520 ? 900 : 1));
    const pages: number[] = [];
    const read = (after: number, rows: number) => {
      let bytes = 0;
      const page = sizes
        .flatMap((size, index) => (index + 1 > after ? [{ position: index + 1, size }] : []))
        .slice(0, rows);
      const fitting = page.filter(({ size }) => {
        const fits = bytes < 1_000;
        bytes += size;
        return fits;
      });
      return Promise.resolve(fitting);
    };
    let seen = 0;
    for await (const rows of inPages(read, (row) => row.position)) {
      pages.push(rows.length);
      for (const { position } of rows) {
        seen += 1;
        expect(position).toBe(seen);
      }
    }
    expect(seen).toBe(3_000);
    expect(Math.max(...pages)).toBeGreaterThan(500);
    expect(pages).toContain(2);
  });

  it('end where the order is broken, instead of never', async () => {
    const endless = inPages(
      () => Promise.resolve([{ position: 1 }]),
      (row) => row.position,
    );
    expect((await endless.next()).done).toBe(false);
    await expect(endless.next()).rejects.toThrow('the order is broken');
  });
});
