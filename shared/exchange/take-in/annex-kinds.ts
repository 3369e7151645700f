import type { AnnexKind } from '../../document/kinds'

/** Of which kind an annex is, by the words of its title; `free` where they say nothing. */
export function annexKindOf(title: string, hasTable: boolean): AnnexKind {
  const said = title.replace(/[\s\u00A0]+/g, ' ')
  const kind = looks.find(([, look]) => look.test(said))?.[0] ?? 'free'
  // What is called so and holds no table is a text about costs.
  return kind === 'table' && !hasTable ? 'free' : kind
}

/** In this order: an appeal of the States Parties is no list of States. */
const looks: readonly (readonly [Exclude<AnnexKind, 'free'>, RegExp])[] = [
  [
    'documents',
    /\b(?:list of (?:\p{L}+ )?documents|documents (?:issued|submitted|before)|liste des documents|lista de (?:los )?documentos)\b|перечень документов|список документов|قائمة (?:ب)?الوثائق|文件(?:一览表|清单|一览)/iu,
  ],
  [
    'declaration',
    /\b(?:declaration|appeal|déclaration|appel|declaración|llamamiento)\b|декларация|призыв|إعلان|نداء|宣言|呼吁/iu,
  ],
  ['agenda', /\b(?:agenda|ordre du jour|programa)\b|повестка дня|جدول الأعمال|议程/iu],
  [
    'table',
    /\b(?:costs?|budget|estimates?|table|coûts?|prévisions|tableau|costos|presupuesto|cuadro)\b|смета|таблица|تكاليف|费用|概算/iu,
  ],
  [
    'states',
    /\b(?:list of (?:the )?(?:States|participants|High Contracting Parties)|States (?:that|which|bound|parties|part(?:y|ies)|signatories)|(?:liste des )?États (?:qui|parties|liés)|(?:lista de (?:los )?)?Estados (?:que|partes|signatarios))\b|государств|الدول|缔约国|国家名单/iu,
  ],
]
