import type { StyleLanguage } from '../hint'

/** The words with which preambular and operative paragraphs open, and that are set in italics. */
const preambular: Readonly<Record<StyleLanguage, RegExp>> = {
  en: opening(
    'Acknowledging|Acting|Affirming|Alarmed|Appalled|Appreciating|Aware|Bearing in mind|Believing|Cognizant|Commending|Concerned|Condemning|Confirming|Conscious|Considering|Convinced|Deploring|Desiring|Desirous|Determined|Disturbed|Emphasizing|Encouraged|Endorsing|Expressing|Guided|Having|Highlighting|Inspired|Looking forward|Mindful|Noting|Observing|Reaffirming|Realizing|Recalling|Recognizing|Reiterating|Regretting|Resolved|Seeking|Seized|Stressing|Supporting|Taking into account|Taking note|Underlining|Underscoring|Welcoming',
    'Again|Also|Deeply|Equally|Firmly|Fully|Further|Gravely|Once again|Particularly|Profoundly|Seriously|Strongly|Deeply and gravely',
  ),
  fr: opening(
    'Affirmant|Alarmée?s?|Ayant (?:à l’esprit|examiné|présent à l’esprit)|Condamnant|Conscients?|Consciente?s?|Considérant|Constatant|Convaincue?s?|Déplorant|Déterminée?s?|Estimant|Exprimant|Gardant à l’esprit|Guidée?s?|Insistant|Notant|Prenant note|Préoccupée?s?|Rappelant|Réaffirmant|Reconnaissant|Réitérant|Résolue?s?|Saluant|Se félicitant|Soulignant|Tenant compte',
    'Profondément|Gravement|Vivement|Fermement',
  ),
  es: opening(
    'Acogiendo con (?:beneplácito|satisfacción)|Afirmando|Alarmad[ao]s?|Condenando|Consciente?s?|Considerando|Convencid[ao]s?|Decidid[ao]s?|Deplorando|Destacando|Expresando|Guiad[ao]s?|Habiendo|Observando|Poniendo de relieve|Preocupad[ao]s?|Profundamente preocupad[ao]s?|Reafirmando|Reconociendo|Recordando|Reiterando|Resuelt[ao]s?|Subrayando|Teniendo (?:en cuenta|presente)|Tomando nota',
    'Profundamente|Gravemente',
  ),
}

const operative: Readonly<Record<StyleLanguage, RegExp>> = {
  en: opening(
    'Acknowledges?|Adopts?|Affirms?|Agrees?|Appeals?|Appoints?|Approves?|Authorizes?|Calls? for|Calls? upon|Commends?|Condemns?|Confirms?|Congratulates?|Considers?|Decides?|Declares?|Demands?|Deplores?|Designates?|Emphasizes?|Encourages?|Endorses?|Establishes|Establish|Expresses|Express|Invites?|Notes?|Pledges?|Proclaims?|Reaffirms?|Recalls?|Recognizes?|Recommends?|Regrets?|Reiterates?|Reminds?|Renews?|Requests?|Resolves?|Stresses|Stress|Supports?|Takes? note|Undertakes?|Underlines?|Underscores?|Urges?|Welcomes?',
    'Also|Further|Once again|Again|Solemnly|Strongly|Deeply|Firmly|Particularly',
  ),
  fr: opening(
    'Accueille avec satisfaction|Adopte|Affirme|Appelle|Approuve|Autorise|Charge|Condamne|Confirme|Constate|Décide|Déclare|Demande|Déplore|Encourage|Engage|Exhorte|Exprime|Fait sien(?:ne)?s?|Insiste|Invite|Lance un appel|Note|Prend note|Prie|Proclame|Réaffirme|Rappelle|Recommande|Reconnaît|Réitère|Salue|Se félicite|Souligne',
    'Décide',
  ),
  es: opening(
    'Acoge con (?:beneplácito|satisfacción)|Adopta|Afirma|Alienta|Aprueba|Autoriza|Condena|Confirma|Decide|Declara|Deplora|Destaca|Exhorta|Expresa|Hace suy[ao]s?|Insta|Invita|Lamenta|Observa|Pide|Proclama|Reafirma|Recomienda|Reconoce|Recuerda|Reitera|Solicita|Subraya|Toma nota',
    'Decide',
  ),
}

/** The adverb may stand before ("Also recalling") or, in the operative part, after ("Decides also"). */
function opening(verbs: string, adverbs: string): RegExp {
  const lowered = verbs
    .split('|')
    .map((verb) => verb.charAt(0).toLowerCase() + verb.slice(1))
    .join('|')
  const after = '(?: (?:also|further|once again|en outre|également|aussi|también|además))?'
  return new RegExp(`^(?:(?:${adverbs}) (?:${lowered})|(?:${verbs}))${after}(?![\\p{L}-])`, 'u')
}

/** How many letters of a paragraph are its opening; 0 if it does not open as one does. */
export function openingOf(
  words: string,
  kind: 'preambular' | 'operative',
  language: StyleLanguage,
): number {
  const known = kind === 'preambular' ? preambular : operative
  return words.match(known[language])?.[0].length ?? 0
}
