/**
 * Raised with every new node, mark or attribute: a window that does not know one would take it for
 * a fault and remove it. Raised as well when the register is kept in another way: an older hub
 * would go on in it as if what it does not find were not there.
 */
export const schemaVersion = 4
