/**
 * Commands that only formulas hold: letters, relations, operators, accents, faces, fractions; not those that set words,
 * refer or lay out (`\textbf`, `\ref`, `\newline`), which stand in prose about LaTeX too.
 */
export const MATH_COMMANDS: readonly string[] = `
  alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho varrho sigma
  varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
  nabla partial infty ell hbar emptyset varnothing forall exists neg
  sum prod int iint oint bigcup bigcap bigoplus bigotimes
  frac dfrac tfrac cfrac binom dbinom tbinom sqrt
  log ln exp max min sup inf lim limsup liminf arg argmax argmin sin cos tan sinh cosh tanh arcsin arccos arctan det dim
  gcd operatorname
  cdot times div pm mp circ bullet ast star oplus ominus otimes odot cap cup wedge vee setminus
  le leq ge geq ne neq ll gg approx sim simeq cong equiv propto mid nmid parallel perp in notin ni subset subseteq supset
  supseteq prec succ preceq succeq models vdash leqslant geqslant lesssim gtrsim triangleq
  to mapsto gets leftarrow rightarrow leftrightarrow longrightarrow Leftarrow Rightarrow Leftrightarrow Longrightarrow
  implies iff uparrow downarrow
  ldots cdots vdots ddots dots
  hat bar tilde vec dot ddot widehat widetilde overline underline overbrace underbrace overset underset stackrel
  mathbf mathbb mathcal mathfrak mathrm mathscr mathsf mathtt mathit boldsymbol bm
  text left right langle rangle lfloor rfloor lceil rceil lvert rvert lVert rVert Vert top bot`
  .trim()
  .split(/\s+/)

/** One of them in a text. */
export const MATH_COMMAND = new RegExp(String.raw`\\(?:${MATH_COMMANDS.join('|')})(?![a-zA-Z])`)
