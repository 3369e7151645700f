import type { Act } from '../protocol'
import { type Decision, nothing, refused, type Situation } from './decision'

type Of<K extends Act['kind']> = Extract<Act, { kind: K }>

/** Until when a stage goes on. It closes nothing by itself but the tabling of amendments (A22). */
export function setDeadline(
  { stage, until }: Of<'set-deadline'>,
  { register }: Situation,
): Decision {
  const { [stage]: _before, ...others } = register.deadlines
  const deadlines = until === null ? others : { ...others, [stage]: until }
  return {
    kind: 'done',
    register: { ...register, deadlines },
    deed: { kind: 'deadline-set', stage, until },
    result: nothing,
  }
}

/** One more amendment of this delegation may come late; of which one, the president does not know. */
export function grantLeave({ delegation }: Of<'grant-leave'>, { register }: Situation): Decision {
  if (!register.delegations.some(({ id }) => id === delegation)) {
    return refused('no-such-delegation')
  }
  const others = register.leaves.filter((each) => each !== delegation)
  return {
    kind: 'done',
    register: { ...register, leaves: [...others, delegation] },
    deed: { kind: 'leave-granted', delegation },
    result: nothing,
  }
}

export function allowVotes({ allowed }: Of<'allow-votes'>, { register }: Situation): Decision {
  return {
    kind: 'done',
    register: { ...register, votes: allowed },
    deed: { kind: 'votes-allowed', allowed },
    result: nothing,
  }
}
