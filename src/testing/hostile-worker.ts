/** A worker whose documents say in their body what goes wrong. */
export async function readFeed({ document }: { document: { url: string } }): Promise<unknown> {
  if (document.url === 'hang') for (;;);
  if (document.url === 'fill') {
    const filled: unknown[] = []
    for (;;) filled.push(new Array(10_000).fill(filled.length))
  }
  if (document.url === 'throw') throw new Error('broken')
  if (document.url === 'exit') process.exit(7)
  return { reading: { of: document.url, items: [] } }
}
