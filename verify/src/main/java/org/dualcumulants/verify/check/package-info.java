/**
 * The ledger of {@code dualcumulants verify}: named checks that compare what the hierarchy says of a study with witnesses that do
 * not know it ({@code verify.exact}, {@code verify.particles}, closed forms) and with theorems ({@code verify.bound} has their norms). A {@link
 * org.dualcumulants.verify.check.Check} looks at a {@link org.dualcumulants.verify.check.Subject}, which solves what several checks
 * share once, and leaves {@link org.dualcumulants.verify.check.Finding}s; {@link org.dualcumulants.verify.check.Verification} runs all of
 * them. A check that does not apply, or would take too long, is skipped with a reason, never silently.
 */
package org.dualcumulants.verify.check;
