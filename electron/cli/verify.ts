import type { Register } from '../../shared/amendments/register'
import { assertNever } from '../../shared/assert-never'
import { sealOf, type TextSeal } from '../../shared/versions/text-seal'
import { type Finding, verify as verifyStore } from '../hub/verify'
import type { Command } from './command'
import { withCopy } from './conference-file'
import { say } from './say'

/** Whether a conference's file is what was written, a line for each thing in it that is not. */
export const verify: Command = {
  usage: 'FILE',
  options: {},
  files: [1, 1],
  async run({ files: [file = ''] }, terminal) {
    terminal.progress(say('cli.reading', { file }))
    const { register, findings } = await withCopy(file, verifyStore)
    terminal.progress(null)
    for (const finding of findings) terminal.out(`${file}: ${sayFinding(finding, register)}`)
    if (findings.length > 0) return 1
    const { record, versions } = register
    const hash = record.at(-1)?.hash ?? ''
    const counts = { entries: record.length, versions: versions.length }
    terminal.out(say('cli.verify.done', { file, hash, ...counts }))
    const seal = sealOf(register)
    if (seal) terminal.out(saySeal(seal))
    return 0
  },
}

export function sayFinding(finding: Finding, register: Register): string {
  switch (finding.kind) {
    case 'rows':
      return say('cli.verify.rows', { count: finding.count })
    case 'value':
      return say('cli.verify.value', { what: finding.key })
    case 'entry':
      return say('cli.verify.entry', { number: finding.number })
    case 'act':
      return say('cli.verify.act', { number: finding.number })
    case 'version':
      return say('cli.verify.version', { what: finding.version.symbol ?? finding.version.id })
    case 'follow-up':
      return say(`cli.verify.follow-up.${finding.difference.kind}`)
    case 'seal':
      return say(`cli.verify.seal.${finding.signer}`, { number: finding.number })
    case 'register':
      return sayDifference(finding.difference, register)
    default:
      return assertNever(finding)
  }
}

/** What was adopted, and by whose keys: for whoever wants to compare them with what they know. */
function saySeal({ version: { digest }, hub, president }: TextSeal): string {
  const signed = [
    hub ? say('cli.verify.sealed.hub', { key: hub.key }) : say('cli.verify.sealed.hub-did-not'),
    president
      ? say('cli.verify.sealed.president', {
          name: president.entry.by.name,
          at: president.entry.at,
          device: president.deed.device,
        })
      : say('cli.verify.sealed.president-pending'),
  ]
  return [say('cli.verify.sealed', { digest }), ...signed].join('\n')
}

type Difference = Extract<Finding, { kind: 'register' }>['difference']

function sayDifference(difference: Difference, { amendments, versions }: Register): string {
  switch (difference.kind) {
    case 'stage':
    case 'votes':
      return say(`cli.verify.${difference.kind}`)
    case 'deadline':
      return say('cli.verify.deadline', { what: difference.stage })
    case 'delegation':
      return say('cli.verify.delegation', { what: difference.id })
    case 'amendment': {
      const known = amendments.find(({ id }) => id === difference.id)
      return say('cli.verify.amendment', { what: known ? `A/${known.number}` : difference.id })
    }
    case 'version': {
      const known = versions.find(({ id }) => id === difference.id)
      return say('cli.verify.version', { what: known?.symbol ?? difference.id })
    }
    default:
      return assertNever(difference)
  }
}
