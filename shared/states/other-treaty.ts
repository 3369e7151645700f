import type { StateEntry, StatesRegister, Treaty } from './register'

/**
 * The States of a register beside another treaty: what they did about the one before says nothing of
 * it, but for what they did about the same convention.
 */
export function onTreaty(register: StatesRegister, treaty: Treaty): StatesRegister {
  const before = register.treaty
  const isSame = before.name === treaty.name && before.short === treaty.short
  const hasConvention = before.convention === treaty.convention
  if (isSame && hasConvention) return { ...register, treaty }
  const entries = register.entries.map((entry): StateEntry => {
    const { conventionSigned, conventionJoined, consent: _, originalProtocol: _o, ...named } = entry
    if (!hasConvention) return named
    return {
      ...named,
      ...(conventionSigned && { conventionSigned }),
      ...(conventionJoined && { conventionJoined }),
    }
  })
  return { ...register, treaty, entries }
}
