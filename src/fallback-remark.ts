const MARK = 'matched nothing; its fallback'

/** The remark on a document whose posts were found by another selector or path than the first of its rule. */
export function toFallbackRemark(what: 'selector' | 'path', first: string, used: string): string {
  return `The ${what} for posts "${first}" ${MARK} "${used}" was used.`
}

/** Whether a remark on a document is the one above. */
export function isFallbackRemark(remark: string): boolean {
  return remark.includes(MARK)
}
