package org.dualcumulants.cli.figures;

import org.dualcumulants.cli.output.StudyFigures;
import org.dualcumulants.cli.plot.Figure;

/** What each order of truncation leaves out, against N. */
final class TruncationOrder implements Recipe {

    @Override
    public String name() {
        return "truncation-order";
    }

    @Override
    public Picture draw(Circumstances circumstances) {
        Model model = Model.of("kuramoto.yaml", "particles=" + Curves.list(Curves.doubling(8, 1024)), "truncation=[1, 2, 3, 4, 6]", "tolerance=1e-11");
        Figure figure = new StudyFigures("Error of the truncation at order m", model.solved(circumstances)).truncationErrors();
        return new Picture(
                figure.named(name()),
                model.study().title() + ": by how much $\\mathbb{E}[\\bar\\Phi_N(X(T))] = C_0(0)$ of order $m$, all $C_n$ with $n > m$ set to 0, differs from that of order 6. "
                        + "Orders $2p$ and $2p + 1$ leave an error $O(N^{-p-1})$: an odd order improves the constant, not the power.",
                "the hierarchy $\\partial_t C_n = \\frac{1}{N-1} S^+ C_{n-1} + S^0 C_n + S^- C_{n+1} + N S^= C_{n+2}$ of " + Sources.BDJ,
                model.command());
    }
}
