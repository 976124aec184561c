// Starts the web servers that `badges publish --out` writes configurations for, each on a port of its own.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

const modules = '/usr/lib/apache2/modules'

/** The servers that are here, by name; each writes its own configuration round ours. */
export const webServers = {
  nginx: (site, base, port) => ({
    command: ['nginx', '-c', join(base, 'server.conf')],
    configuration: `daemon off; pid ${base}/pid; error_log stderr error; ${asRoot('user root;')}
events { worker_connections 64; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${base}/${name};`).join(' ')}
  include ${site}/nginx-http.conf;
  server { listen 127.0.0.1:${port}; root ${site}; include ${site}/nginx-server.conf; }
}`,
  }),
  apache2: (site, base, port) => ({
    command: ['apache2', '-f', join(base, 'server.conf'), '-DFOREGROUND'],
    configuration: `ServerRoot ${base}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${base}/pid
DefaultRuntimeDir ${base}
ErrorLog ${base}/error.log
LogLevel error
${asRoot('User www-data\nGroup www-data')}
${['mpm_event', 'authz_core', 'rewrite', 'headers', 'setenvif', 'mime'].map(name => `LoadModule ${name}_module ${modules}/mod_${name}.so`).join('\n')}
TypesConfig /etc/mime.types
DocumentRoot ${site}
<Directory ${site}>
  AllowOverride FileInfo
  Require all granted
</Directory>
`,
  }),
}

/** Why a server cannot be started here, or false. */
export const missing = name =>
  spawnSync('sh', ['-c', `command -v ${name}`], { env: environment }).status === 0 ? false : `${name} is not installed`

/** Serves a folder; `stop` ends the server. */
export async function serveFiles (name, site, base) {
  mkdirSync(base)
  chmodSync(base, 0o755)
  const port = await freePort()
  const { command: [program, ...args], configuration } = webServers[name](site, base, port)
  writeFileSync(join(base, 'server.conf'), configuration)
  if (!existsSync('/etc/mime.types') && name === 'apache2') {
    throw new Error('/etc/mime.types is missing: the package media-types has it')
  }
  const server = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env: environment })
  const ended = once(server, 'exit')
  while (!await get(port, '/').then(() => true, () => false)) {
    if (server.exitCode !== null) {
      throw new Error(`${name} ended with ${server.exitCode}; see ${base}`)
    }
    await sleep(50)
  }
  return {
    port,
    stop: async () => {
      server.kill('SIGTERM')
      await ended
    },
  }
}

export async function freePort () {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

/** One request with these headers and no others. */
export function get (port, path, headers = {}, method = 'GET') {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers: { host: 'localhost', ...headers } }, answer => {
      const parts = []
      answer.on('data', part => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

const environment = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin`, APACHE_RUN_DIR: '' }

function asRoot (directive) {
  return process.getuid() === 0 ? directive : ''
}
