/**
 * Raised with every new node, mark or attribute: a window that does not know one would take it for
 * a fault and remove it.
 */
export const schemaVersion = 2
