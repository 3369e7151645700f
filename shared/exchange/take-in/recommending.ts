import type { Recommendation } from '../../document/kinds'
import type { RecommendationKind } from '../../document/recommendations'
import { deadlineIn } from './deadline'

/**
 * Whom a paragraph recommends something to, if its verb says that it does: "The Conference requested
 * the Secretary-General to …", "Urges all States Parties to …". `null` where it names nobody.
 */
export function recommendationIn(said: string): Recommendation | null {
  const text = said
    .replace(/[\s\u00A0]+/g, ' ')
    .replace(/[[\]]/g, '')
    .trim()
  for (const { opening, addressees, named } of languages) {
    const found = opening.exec(text)
    if (!found) continue
    const rest = text.slice(found[0].length)
    const known = addressees.find(([look]) => look.test(rest))
    const addressee = known?.[1] ?? named.exec(rest)?.[1]?.trim()
    if (!addressee) continue
    return { addressee, kind: kindOf(text), deadline: deadlineIn(text) }
  }
  return null
}

interface Speech {
  /** Who speaks, where that is said, and the verb, down to whom it is about. */
  readonly opening: RegExp
  readonly addressees: readonly (readonly [RegExp, string])[]
  /** Anybody else, where what follows shows where the name ends. */
  readonly named: RegExp
}

const languages: readonly Speech[] = [
  {
    opening:
      /^(?:(?:The|This) (?:\p{L}+ ){0,5}?(?:Conference|Meeting|Committee|Assembly|Council|Commission|Board|Session|Group of Experts|States Parties|High Contracting Parties|Parties) |It )?(?:(?:also|further|furthermore|therefore|again|strongly|once more|in this context|to that end),? (?:and )?)*(?:recommend(?:s|ed)?|request(?:s|ed)?|invite[sd]?|urge[sd]?|encourage[sd]?|call(?:s|ed)? (?:up)?on|appeal(?:s|ed)? to)(?: (?:also|further|again|strongly))?,? (?:that )?/iu,
    addressees: [
      [/^(?:the )?(?:United Nations )?Secretary-General\b/i, 'Secretary-General'],
      [/^(?:the )?President[- ]designate\b/i, 'President-designate'],
      [/^(?:the )?Implementation Support Unit\b/i, 'Implementation Support Unit'],
      [
        /^(?:all |those |the )*(?:other )?States (?:not (?:yet )?(?:bound|part(?:y|ies))|(?:that|which) (?:have|had|are|were) not)\b/i,
        'States not bound',
      ],
      [/^(?:all |the )*(?:States|High Contracting) Parties\b/i, 'States Parties'],
      [/^(?:all |the )*(?:Member )?States\b(?! Part)/i, 'All States'],
    ],
    named:
      /^((?:the |all |those |relevant |other |its )*\p{Lu}[\p{L}’' -]{1,60}?(?: of (?:the )?\p{Lu}[\p{L}’' -]{1,40}?)?)(?:,| (?:to|should|shall|in a position|on behalf|as well as|be)\b|:)/u,
  },
  {
    opening:
      /^(?:(?:La|Les) (?:\p{L}+ ){0,5}?(?:Conférence|Réunion|Commission|États parties|Hautes Parties contractantes) (?:a |ont )?)?(?:(?:également|aussi|en outre|instamment) )*(?:recommandé?e?s?|recommande|prie|priée?|demande|demandé|invite|invité|engage|engagé|encourage|encouragé|exhorte|exhorté|appelle|appelé|lance un appel)(?: (?:également|aussi|en outre|instamment))* (?:que |à |aux |au )?/iu,
    addressees: [
      [/^(?:le )?Secrétaire général\b/i, 'Secretary-General'],
      [
        /^(?:tous )?(?:les )?États qui ne (?:sont|l.ont|se sont|l.avaient|s.étaient)/iu,
        'States not bound',
      ],
      [
        /^(?:toutes? |tous )?(?:les )?(?:États parties|Hautes Parties contractantes)/iu,
        'States Parties',
      ],
      [/^(?:tous )?(?:les )?États(?: Membres)?(?=[ ,:])/iu, 'All States'],
    ],
    named: /^((?:le |la |les |l.)\p{Lu}[\p{L}’' -]{1,60}?)(?:,| (?:à|de|d.)\b|:)/u,
  },
  {
    opening:
      /^(?:(?:La|Los) (?:\p{L}+ ){0,5}?(?:Conferencia|Reunión|Comisión|Estados partes|Altas Partes Contratantes) )?(?:(?:también|además|encarecidamente) )*(?:recomienda|recomendó|pide|pidió|solicita|solicitó|invita|invitó|insta|instó|exhorta|exhortó|alienta|alentó)(?: (?:también|además|encarecidamente))* (?:que |a que |al |a )?/iu,
    addressees: [
      [/^(?:el )?Secretario General\b/i, 'Secretary-General'],
      [/^(?:todos )?(?:los )?Estados que (?:aún |todavía )?no\b/iu, 'States not bound'],
      [
        /^(?:todos |todas )?(?:los |las )?(?:Estados partes|Altas Partes Contratantes)/iu,
        'States Parties',
      ],
      [/^(?:todos )?(?:los )?Estados(?: Miembros)?(?=[ ,:])/iu, 'All States'],
    ],
    named: /^((?:el |la |los |las )\p{Lu}[\p{L}’' -]{1,60}?)(?:,| (?:a|que)\b|:)/u,
  },
]

/** What it is about, by the first word of each that is found. */
const subjects: readonly (readonly [RecommendationKind, RegExp])[] = [
  [
    'universality',
    /universal|universel|\b(?:adherence|accede|accession|ratif|consent to be bound|adhérer|adhésion|adherirse|adhesión)/iu,
  ],
  [
    'next-conference',
    /\b(?:(?:next|following|\p{L}+th|first|second|third) (?:\p{L}+ ){0,2}(?:conference|meeting)|convene|prochaine conférence|próxima conferencia)\b/iu,
  ],
  ['reporting', /\b(?:report(?:s|ing)?|rapports?|informes?)\b/iu],
  [
    'funding',
    /\b(?:fund(?:s|ing)?|contributions?|financ\p{L}*|costs?|resources|ressources|recursos|fonds|fondos)\b/iu,
  ],
  [
    'assistance',
    /\b(?:assist\p{L}*|cooperat\p{L}*|coopération|cooperación|asistencia|capacity|training|victims?)\b/iu,
  ],
  [
    'implementation',
    /\b(?:implement\p{L}*|compl(?:y|iance)|legislation|measures|mise en œuvre|application|aplicación|medidas|mesures)\b/iu,
  ],
]

function kindOf(text: string): RecommendationKind {
  return subjects.find(([, look]) => look.test(text))?.[0] ?? 'other'
}
