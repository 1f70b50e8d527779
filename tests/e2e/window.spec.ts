/** The shell as a person's machine runs it: window, policy, database process, dialogs, settings. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentSecurityPolicy } from '../../electron/secure-defaults.ts';
import { clickMenu, expect, type RunningApp, test } from './support/app.ts';
import { createProject, fillProject, importTexts } from './workbench-support.ts';

/** Asks for a port inside the page and gives the reply to one question that goes over it. */
function askDatabase(page: RunningApp['page'], question: Record<string, unknown>): Promise<unknown> {
  return page.evaluate(async (message) => {
    const nonce = crypto.randomUUID();
    const arrived = new Promise<MessagePort>((resolve) => {
      window.addEventListener('message', (event) => {
        const [port] = event.ports;
        if (event.data?.nonce === nonce && port !== undefined) resolve(port);
      });
    });
    await window.concord.requestPort(nonce);
    const port = await arrived;
    return new Promise((resolve) => {
      port.onmessage = (event) => {
        if (event.data.kind === 'reply') resolve(event.data.result);
      };
      port.postMessage({ ...message, id: 1 });
    });
  }, question);
}

/** Starts listening for the next event of the bridge; call the result to await it. */
async function nextEvent(page: RunningApp['page']): Promise<() => Promise<unknown>> {
  const listening = await page.evaluateHandle(() => ({
    told: new Promise((resolve) => window.concord.onEvent(resolve)),
  }));
  return () => listening.evaluate(({ told }) => told);
}

test('the window opens with its page and nothing to complain about', async ({ concord }) => {
  await expect(concord.page).toHaveTitle('Concord');
  await expect(concord.page.getByRole('heading', { name: 'Concord' })).toBeVisible();
});

test('the page is sandboxed, isolated and under the policy', async ({ concord }) => {
  const seen = await concord.page.evaluate(() => ({
    hasRequire: 'require' in window,
    hasProcess: 'process' in window,
    isSecure: window.isSecureContext,
    origin: window.location.origin,
  }));
  expect(seen).toEqual({
    hasRequire: false,
    hasProcess: false,
    isSecure: true,
    origin: 'concord-app://app',
  });
  const headers = await concord.page.reload().then((response) => response?.allHeaders());
  expect(headers?.['content-security-policy']).toBe(contentSecurityPolicy);
});

test('the database process answers over its own port, and refuses where no project is open', async ({
  concord,
}) => {
  const summary = { verb: 'query', name: 'project.summary', input: {} };
  expect(await askDatabase(concord.page, summary)).toEqual({
    ok: false,
    error: { kind: 'refused', message: 'No project is open. Open one first.' },
  });
  expect(await askDatabase(concord.page, { verb: 'query', name: 7 })).toMatchObject({
    ok: false,
    error: { kind: 'invalid' },
  });
});

test('after a crash of the database process the project is there again, and nothing is lost', async ({
  concord,
}) => {
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  const status = concord.page.getByRole('contentinfo');
  await expect(status).toContainText('18 codings');
  const told = await nextEvent(concord.page);
  await concord.application.evaluate(async ({ app }) => {
    await new Promise((turn) => setImmediate(turn));
    const database = app.getAppMetrics().find((metric) => metric.name === 'database');
    if (database === undefined) throw new Error('The database process is not running.');
    process.kill(database.pid, 'SIGKILL');
  });
  expect(await told()).toEqual({ kind: 'database', state: 'restarted' });
  await expect(concord.page.getByRole('region', { name: 'News' })).toContainText('had to reopen the project');
  await expect(status).toContainText('18 codings');
  await expect(concord.page.getByRole('treegrid', { name: 'Documents' })).toContainText('P07 Mara');

  await concord.page.keyboard.press('Control+z');
  await expect(status).toContainText('6 codings');
});

test('the page is loaded again after a crash of its process', async ({ concord }) => {
  await concord.application.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const gone = new Promise<void>((resolve) => contents?.once('render-process-gone', () => resolve()));
    contents?.forcefullyCrashRenderer();
    await gone;
  });
  // A question put to a page that is just being replaced is never answered, so each has its own time.
  const heading = () =>
    concord.application.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const answer = contents?.executeJavaScript('document.querySelector("h1")?.textContent ?? ""');
      const silence = new Promise((resolve) => setTimeout(() => resolve('no answer'), 1_000));
      return Promise.race([answer, silence]);
    });
  await expect.poll(heading, { timeout: 20_000 }).toBe('Concord');
});

test('dialogs and dropped files give tokens and names, never paths', async ({ concord }) => {
  const file = path.join(concord.folder, 'interview.txt');
  await writeFile(file, 'Where do you get off?');
  await concord.answerDialogs(
    { dialog: 'open', kind: 'documents', paths: [file] },
    { dialog: 'save', kind: 'folder', paths: [] },
  );
  const opened = await concord.page.evaluate(() => window.concord.openDialog('documents'));
  expect(opened).toEqual([{ token: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'interview.txt' }]);
  expect(await concord.page.evaluate(() => window.concord.saveDialog('folder', 'table'))).toBeNull();

  await concord.page.evaluate(() => {
    const field = document.createElement('input');
    field.type = 'file';
    field.id = 'test-field';
    document.body.append(field);
  });
  await concord.page.setInputFiles('#test-field', file);
  const dropped = await concord.page.evaluate(() => {
    const field = document.querySelector('#test-field');
    return field instanceof HTMLInputElement ? window.concord.grantFiles([...(field.files ?? [])]) : [];
  });
  expect(dropped).toEqual([{ token: expect.any(String), name: 'interview.txt' }]);
});

test('settings are kept in the user data, and a bad change is refused', async ({ concord }) => {
  const changed = await concord.page.evaluate(() =>
    window.concord.changeSettings({ coder: 'Ana', theme: 'dark' }),
  );
  expect(changed).toMatchObject({ theme: 'dark', coder: 'Ana', bareKeys: true, recent: [] });
  const stored = await readFile(path.join(concord.folder, 'user-data/settings.json'), 'utf8');
  expect(JSON.parse(stored)).toMatchObject({ coder: 'Ana', theme: 'dark' });
  const refusal = concord.page.evaluate(() => window.concord.changeSettings({ coder: 'x'.repeat(300) }));
  await expect(refusal).rejects.toThrow('refused: failed');
});

test('a menu item reaches the window as a command', async ({ concord }) => {
  const told = await nextEvent(concord.page);
  await clickMenu(concord, 'project.export');
  expect(await told()).toEqual({ kind: 'menu', command: 'project.export' });
});

test('the page cannot leave, open windows or reach the network', async ({ concord }) => {
  const opened = await concord.page.evaluate(() => window.open('https://example.org/') !== null);
  expect(opened).toBe(false);
  const address = await concord.page.evaluate(async () => {
    window.location.href = 'https://example.org/';
    await new Promise((resolve) => setTimeout(resolve, 300));
    return window.location.href;
  });
  expect(address).toBe('concord-app://app/');
});
