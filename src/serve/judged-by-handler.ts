/**
 * Spread into the options of a route whose schema describes a query or body that its handler judges itself, so that
 * there is one judge and one wording of what is wrong.
 */
export const JUDGED_BY_HANDLER = { validatorCompiler: () => () => true } as const
