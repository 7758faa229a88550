// OpenID Connect as others made it (oidc-provider, certified by the OpenID Foundation): whoever comes is signed in as “jo-1”, with a password and a second factor.
// node certified-provider.mjs CLIENT SECRET ADDRESS-TO-COME-BACK-TO: writes its issuer once it listens, and ends when its input does.
import http from 'node:http';
import Provider from 'oidc-provider';

const [client, secret, back] = process.argv.slice(2);
const server = http.createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: client, client_secret: secret, redirect_uris: [back], response_types: ['code'], grant_types: ['authorization_code'] }],
    claims: { openid: ['sub', 'amr'], profile: ['name'], email: ['email'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key for this run'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: 'Jo Elm', email: 'jo.elm@northmoor.example' }) }),
    interactions: { url: (_, interaction) => `/asks/${interaction.uid}` },
    pkce: { required: () => true },
  });
  server.on('request', async (request, response) => {
    if (!request.url.startsWith('/asks/')) {
      return provider.callback()(request, response);
    }

    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login') {
      return provider.interactionFinished(request, response, { login: { accountId: 'jo-1', amr: ['pwd', 'mfa'] } });
    }

    const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
    grant.addOIDCScope(params.scope);
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  });
  console.log(issuer);
});
process.stdin.on('end', () => process.exit()).resume();
