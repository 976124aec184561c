// Generates Open Badges 3.0 credentials by a seed: any mix of what credentials/v2 and context-3.0.3.json define.
// They are meant for processors of linked data, not for people: a schema would object to some.

import { createHash } from 'node:crypto'

/** What a credential may have in it, so that a test can see that its corpus has every kind. */
export const features = [
  'alignment', 'result', 'resultDescription', 'rubric', 'evidence', 'endorsement', 'identifier', 'related', 'status', 'schema',
  'proof', 'twins', 'mergedNode', 'language', 'direction', 'nested', 'list', 'json', 'float', 'nothing',
]

const contexts = ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json']

// No character from U+E000 to U+FFFF: rdf-canonize sorts lines by UTF-16 units, where those come after U+10000 and up.
const words = [
  'データ活用', '基礎講座', 'AI', 'skills', 'Größe', 'naïve', 'e\u0301', '𠮷野', '👩‍💻', 'שלום', 'مرحبا', '"', '\\', '\\u0041', '\n',
  '\r\n', '\t', '\b', '\f', '\u0000', '\u001f', '\u007f', '\u0085', '\u2028', '<a href="x">', '_:b0', '@id', '^^', ' ', '',
]
const languages = ['ja', 'en', 'en-GB', 'zh-Hant-TW', 'ar', 'de-CH-1996', 'JA-jp']

/** A credential for a seed: its JSON text, and which features it has. */
export function makeCredential (seed) {
  const has = new Set()
  const random = seeded(seed)
  const below = limit => Math.floor(random() * limit)
  const chance = probability => random() < probability
  const pick = values => values[below(values.length)]
  const several = (most, make) => Array.from({ length: 1 + below(most) }, make)
  const noted = (feature, value) => (has.add(feature), value)

  const uuid = () => `urn:uuid:${[8, 4, 4, 4, 12].map(length =>
    Array.from({ length }, () => below(16).toString(16)).join('')).join('-')}`
  const ownIds = several(3, uuid)
  const iri = () => pick([
    uuid,
    () => `https://badges.example/${below(50)}?q=${below(9)}#part`,
    () => `https://例え.example/修了/${below(9)}`,
    () => `did:web:badges.example:${below(9)}`,
    () => `did:key:z6Mk${below(1e6)}`,
    () => `data:text/plain,%E3%81%82${below(9)}`,
    () => 'mailto:jimukyoku@example.jp',
    () => noted('mergedNode', pick(ownIds)), // the same node in several places
  ])()
  const text = () => several(4, () => pick(words)).join('')
  const instant = () => `20${10 + below(20)}-0${1 + below(9)}-1${below(10)}T0${below(10)}:00:00${pick(['Z', '+09:00', '.5Z'])}`
  const day = () => instant().slice(0, 10)
  const integer = () => below(2) ? below(1000) : pick([0, -1, 2 ** 31, 2 ** 53 - 1, -(2 ** 53 - 1)])
  // None whose ECMAScript form has an exponent: jsonld.js takes 1e-7, which has no point, for an integer, and writes 0.
  const float = () => noted('float', pick([0.5, -0.25, 3.14159, 98.6, 0.1 + 0.2, 1 / 3, 123456789.125, 35.681236, 0.00001]))
  const number = () => chance(0.5) ? integer() : float()

  const human = () => pick([
    text,
    text,
    () => noted('language', { '@value': text(), '@language': pick(languages) }),
    () => noted('direction', { '@value': text(), '@direction': pick(['ltr', 'rtl']) }),
    () => noted('direction', { '@value': text(), '@language': pick(languages), '@direction': pick(['ltr', 'rtl']) }),
    () => several(3, () => noted('language', { '@value': text(), '@language': pick(languages) })),
    () => noted('nested', [text(), [text(), [text()]]]),
  ])()
  const json = depth => depth === 0 || chance(0.4)
    ? pick([null, true, false, text(), number()])
    : chance(0.5) ? several(3, () => json(depth - 1)) : Object.fromEntries(several(3, () => [text(), json(depth - 1)]))

  // One, an array, an array in an array; with a twin that nothing but its position tells from the first.
  const some = (feature, make) => () => {
    has.add(feature)
    const values = several(3, make)
    if (chance(0.15)) {
      const { id, ...twin } = make()
      return noted('twins', [twin, ...values, structuredClone(twin)])
    }
    return pick([() => values[0], () => values, () => noted('nested', [values[0], values.slice(1)])])()
  }

  // An object of a type, with some of its optional properties, in any order.
  const node = (type, properties, probability = 0.4) => {
    const entries = Object.entries(properties).filter(() => chance(probability)).map(([name, make]) => [name, make()])
    if (type) {
      entries.push(['type', pick([type, [type]])])
    }
    if (chance(0.03)) {
      entries.push(['name', noted('nothing', pick([null, [], [null]]))])
    }
    return Object.fromEntries(shuffled([...new Map(entries)], below))
  }

  const reference = () => chance(0.5) ? iri() : { id: iri() }
  const image = () => chance(0.3) ? iri() : node('Image', { id: iri, caption: human }, 0.7)
  const identifierEntry = () => node('IdentifierEntry', { identifier: text, identifierType: text }, 0.9)
  const identity = () => node('IdentityObject', {
    hashed: () => chance(0.5), identityHash: text, identityType: () => pick(['emailAddress', 'name']), salt: text,
  }, 0.8)
  const address = () => node('Address', {
    addressCountry: text,
    addressLocality: human,
    postalCode: text,
    streetAddress: human,
    geo: () => node('GeoCoordinates', { latitude: number, longitude: number }, 1),
  })
  const profile = (depth = 1) => node('Profile', {
    id: iri,
    name: human,
    url: iri,
    phone: text,
    description: human,
    image,
    email: text,
    official: text,
    address,
    givenName: text,
    familyName: text,
    dateOfBirth: day,
    otherIdentifier: some('identifier', identifierEntry),
    ...depth > 0 && { parentOrg: () => chance(0.3) ? iri() : profile(depth - 1), endorsement: some('endorsement', endorsement) },
  }, 0.3)
  const alignment = () => node('Alignment', {
    id: iri, targetCode: text, targetDescription: human, targetName: human, targetFramework: human, targetType: text, targetUrl: iri,
  }, 0.6)
  const resultDescription = () => node('ResultDescription', {
    id: iri,
    alignment: some('alignment', alignment),
    allowedValue: () => noted('list', pick([
      () => [], () => several(5, text), () => noted('nested', [text(), [text(), []], several(2, text)]),
    ])()),
    name: human,
    requiredLevel: iri,
    requiredValue: text,
    resultType: text,
    rubricCriterionLevel: some('rubric', () => node('RubricCriterionLevel', {
      id: iri, alignment: some('alignment', alignment), description: human, level: text, name: human, points: text,
    })),
    valueMax: text,
    valueMin: text,
  })
  const result = () => node('Result', {
    achievedLevel: iri, alignment: some('alignment', alignment), resultDescription: iri, status: text, value: text,
  }, 0.6)
  const evidence = () => node('Evidence', {
    id: iri, narrative: human, name: human, description: human, genre: text, audience: text,
  }, 0.6)
  const proof = () => node('DataIntegrityProof', {
    id: iri,
    created: instant,
    expires: instant,
    cryptosuite: () => pick(['eddsa-rdfc-2022', 'ecdsa-rdfc-2019']),
    verificationMethod: iri,
    proofPurpose: () => 'assertionMethod',
    previousProof: () => chance(0.5) ? iri() : several(2, iri),
    proofValue: () => `z${below(1e9)}`,
    nonce: text,
  }, 0.7)
  const criteria = () => node(chance(0.3) && 'Criteria', { id: iri, narrative: human }, 0.8)
  const achievement = () => node('Achievement', {
    id: iri,
    achievementType: text,
    alignment: some('alignment', alignment),
    creator: profile,
    creditsAvailable: number,
    criteria,
    description: human,
    endorsement: some('endorsement', endorsement),
    endorsementJwt: () => several(2, text),
    fieldOfStudy: text,
    humanCode: text,
    image,
    inLanguage: () => pick(languages),
    name: human,
    otherIdentifier: some('identifier', identifierEntry),
    related: some('related', () => node('Related', { id: iri, inLanguage: () => pick(languages), version: text })),
    resultDescription: some('resultDescription', resultDescription),
    specialization: text,
    tag: () => several(4, text),
    version: text,
  })
  const subject = () => node('AchievementSubject', {
    id: iri,
    activityStartDate: instant,
    activityEndDate: instant,
    creditsEarned: number,
    achievement,
    identifier: some('identifier', identity),
    image,
    licenseNumber: text,
    narrative: human,
    result: some('result', result),
    role: text,
    source: profile,
    term: text,
  }, 0.6)

  // What every credential may have, also an endorsement inside another credential.
  const common = {
    id: iri,
    name: human,
    description: human,
    issuer: () => chance(0.3) ? reference() : profile(),
    validFrom: instant,
    validUntil: instant,
    awardedDate: instant,
    credentialStatus: some('status', () => node('BitstringStatusListEntry', {
      id: iri, statusPurpose: () => 'revocation', statusListIndex: () => `${below(131072)}`, statusListCredential: iri,
    }, 0.8)),
    // Without id: jsonld.js states the same JSON array twice where a node is described twice.
    credentialSchema: some('schema', () => node('JsonSchema', { jsonSchema: () => noted('json', json(3)) }, 0.7)),
    termsOfUse: reference,
    proof: some('proof', proof),
  }
  function endorsement () {
    return {
      '@context': contexts,
      ...node(undefined, {
        ...common,
        credentialSubject: () => node('EndorsementSubject', { id: iri, endorsementComment: human }, 0.8),
      }, 0.25),
      type: ['VerifiableCredential', 'EndorsementCredential'],
    }
  }

  const credential = {
    '@context': contexts,
    type: shuffled(['VerifiableCredential', pick(['OpenBadgeCredential', 'AchievementCredential'])], below),
    ...node(undefined, {
      ...common,
      image,
      credentialSubject: () => chance(0.1) ? several(2, subject) : subject(),
      evidence: some('evidence', evidence),
      endorsement: some('endorsement', endorsement),
    }, 0.7),
  }
  const ordered = Object.fromEntries(shuffled(Object.entries(credential), below))
  return { text: JSON.stringify(ordered, null, pick([0, 2])), features: has }
}

function shuffled (values, below) {
  for (let i = values.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [values[i], values[j]] = [values[j], values[i]]
  }
  return values
}

// Numbers from 0 to below 1, the same everywhere for a seed, which Math.random does not give: 32 bits of SHA-256 each.
function seeded (seed) {
  let block = 0
  let digest = Buffer.alloc(0)
  return () => {
    if (digest.length === 0) {
      digest = createHash('sha256').update(`${seed}/${block++}`).digest()
    }
    const number = digest.readUInt32BE() / 2 ** 32
    digest = digest.subarray(4)
    return number
  }
}
