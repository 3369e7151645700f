import { findCommand } from '../../tools/system'

/** Without these a person can still work here; where every test is to pass they are there. */
export function isLacking(...tools: readonly string[]): boolean {
  return !process.env.CI && tools.some((tool) => findCommand(tool) === null)
}
