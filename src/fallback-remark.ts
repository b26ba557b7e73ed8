const MARK = 'matched nothing; its fallback'

/** The remark on a page whose posts were found by another selector than the first of its rule. */
export function toFallbackRemark(first: string, used: string): string {
  return `The selector for posts "${first}" ${MARK} "${used}" was used.`
}

/** Whether a remark on a document is the one above. */
export function isFallbackRemark(remark: string): boolean {
  return remark.includes(MARK)
}
