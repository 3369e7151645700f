import { contentOf } from '../../shared/document/ydoc'
import { shippedTemplateIn } from '../../shared/letters/template'
import type { TemplateSituation } from '../../shared/letters/template-acts'
import type { Act } from '../../shared/protocol'
import { shippedTemplates } from '../letters/shipped'
import type { Rooms } from './rooms'

type TemplateAct = Extract<Act, { readonly kind: 'open-template' | 'reset-template' }>

export function aboutTemplate(act: Act): act is TemplateAct {
  return act.kind === 'open-template' || act.kind === 'reset-template'
}

export async function templateFor(
  { language }: TemplateAct,
  rooms: Pick<Rooms, 'hold'>,
): Promise<TemplateSituation> {
  const document = await rooms.hold({ kind: 'template', language })
  return {
    isEmpty: contentOf(document).length === 0,
    shipped: shippedTemplateIn(language, shippedTemplates()),
  }
}
