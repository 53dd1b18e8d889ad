import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressText, below, gatewayAddressOf, usualGateway } from '../../src/core/gateway/address';

test('a credential is sent by https, or to this computer', () => {
  const rows: Readonly<Record<string, string | undefined>> = {
    [usualGateway]: 'https://ai-gateway.vercel.sh/',
    'HTTPS://Gateway.Example/A?b#c': 'https://gateway.example/A?b#c',
    'https://127.0.0.1:1/': 'https://127.0.0.1:1/',
    'http://localhost:1/x': 'http://localhost:1/x',
    'http://127.0.0.1:1': 'http://127.0.0.1:1/',
    'http://127.10.200.3/': 'http://127.10.200.3/',
    'http://[::1]/': 'http://[::1]/',
    'http://ai-gateway.vercel.sh': undefined,
    'http://127.0.0.1.evil.example': undefined,
    'http://localhost.evil.example': undefined,
    'http://evil-localhost': undefined,
    'http://0.0.0.0': undefined,
    'http://[::2]/': undefined,
    'ftp://localhost/': undefined,
    'ws://127.0.0.1/': undefined,
    'https://me:secret@x.example': undefined,
    'https://me@x.example': undefined,
    'https://:secret@x.example': undefined,
    'javascript:1': undefined,
    'ai-gateway.vercel.sh': undefined,
    '': undefined,
  };
  for (const [setting, href] of Object.entries(rows)) assert.equal(gatewayAddressOf(setting)?.href, href, setting);
});

test('a path goes below that of the address, on the same host', () => {
  const rows: Readonly<Record<string, string>> = {
    'https://x.example': 'https://x.example/v1/credits',
    'https://x.example/a/b': 'https://x.example/a/b/v1/credits',
    'https://x.example/a///': 'https://x.example/a/v1/credits',
    'https://x.example/a?b=c#d': 'https://x.example/a/v1/credits',
    'http://localhost:1//evil.example': 'http://localhost:1//evil.example/v1/credits',
    'https://x.example//evil.example/': 'https://x.example//evil.example/v1/credits',
    'https://x.example/\\e': 'https://x.example//e/v1/credits',
  };
  for (const [address, href] of Object.entries(rows))
    assert.equal(below(new URL(address), '/v1/credits').href, href, address);
});

test('in a program, an address has nothing that means something there, and no slash at its end', () => {
  const rows: Readonly<Record<string, string>> = {
    'https://x.example/': 'https://x.example',
    'http://127.0.0.1:8080': 'http://127.0.0.1:8080',
    'http://[::1]:1/a-b_c.d~e%20f//': 'http://[::1]:1/a-b_c.d~e%20f',
    'https://x.example/a/b?c#d': 'https://x.example/a/b',
    'https://x.example/\'"`$(a);b&c|d!e*': 'https://x.example/%27%22%60%24%28a%29%3bb%26c%7cd%21e%2a',
  };
  for (const [address, text] of Object.entries(rows)) assert.equal(addressText(new URL(address)), text, address);
});
