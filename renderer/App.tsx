/** The first page. */
export function App() {
  return (
    <main>
      <h1>Concord</h1>
      <p>Code passages by theme, compare coders, export tables an auditor can check.</p>
    </main>
  );
}
