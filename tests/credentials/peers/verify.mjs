// Certificates judged by an implementation that is not ours: @digitalbazaar/vc with its Bitstring
// Status List, and jose for tokens. Offline: whatever is asked for lies in the folder named.
import fs from 'node:fs';
import path from 'node:path';
import * as vc from '@digitalbazaar/vc';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import * as jose from 'jose';

const folder = process.argv[2];
const read = name => JSON.parse(fs.readFileSync(path.join(folder, name)));
const did = read('did.json'), jwks = read('jwks.json'), words = read('words.json'), status = read('status.json');
const MULTIKEY = 'https://w3id.org/security/multikey/v1';

async function documentLoader(url) {
  const found = document => ({contextUrl: null, documentUrl: url, document});
  if (words[url]) return found(words[url]);
  if (url === did.id) return found(did);
  if (url === status.id) return found(status);
  const method = did.verificationMethod.find(one => one.id === url);
  if (method) return found({'@context': MULTIKEY, ...method});
  throw new Error(`not kept: ${url}`);
}

const suite = new DataIntegrityProof({cryptosuite});

async function badge(name) {
  const told = await vc.verifyCredential({
    credential: read(name), suite, documentLoader,
    checkStatus: options => checkStatus({
      ...options, verifyBitstringStatusListCredential: true, suite, documentLoader,
    }),
  });
  // "verified" means that the status could be looked up: whether it is set, the caller judges.
  return told.verified && !told.statusResult?.results?.some(one => one.status === true);
}

async function token(name) {
  const text = fs.readFileSync(path.join(folder, name), 'utf8');
  const {kid} = jose.decodeProtectedHeader(text);
  const key = jwks.keys.find(one => kid.endsWith(`#${one.kid}`));
  const {payload} = await jose.jwtVerify(text, await jose.importJWK(key, 'RS256'));
  return payload.iss === payload.issuer.id && payload.jti === payload.id;
}

const verdicts = {};
for (const name of fs.readdirSync(folder).filter(one => /^(good|bad)-/.test(one)).sort()) {
  try {
    verdicts[name] = await (name.endsWith('.jwt') ? token(name) : badge(name));
  } catch {
    verdicts[name] = false;
  }
}
console.log(JSON.stringify(verdicts));
