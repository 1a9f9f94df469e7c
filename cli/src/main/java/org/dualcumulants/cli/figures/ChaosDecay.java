package org.dualcumulants.cli.figures;

import org.dualcumulants.cli.output.StudyFigures;
import org.dualcumulants.cli.plot.Figure;
import org.dualcumulants.spectral.study.Study;

/** ‖C̄_n(0)‖ against N. */
final class ChaosDecay implements Recipe {

    @Override
    public String name() {
        return "chaos-decay";
    }

    @Override
    public Picture draw(Circumstances circumstances) {
        Model model = Model.of("kuramoto.yaml", "particles=" + Curves.list(Curves.doubling(4, 4096)), "truncation=[4]", "tolerance=1e-8");
        Study study = model.study();
        Figure figure = new StudyFigures("Decay of the rescaled dual cumulants with N", model.solved(circumstances)).rescaledNorms();
        return new Picture(
                figure.named(name()),
                study.title() + ": norms in $L^2(f^\\circ)$ of the rescaled dual cumulants "
                        + "$\\bar C_n = \\binom{N}{n}^{1/2} C_n$ at time 0, from the hierarchy truncated at order 4. For a mean of particles with a "
                        + "smooth kernel they fall like $N^{-n/2}$ (dashed); the lemma bounds all of them by $\\|\\bar\\Phi_N\\|_\\infty$ (dotted).",
                "the lemma $\\|C_n(t)\\| \\le \\binom{N}{n}^{-1/2} \\|\\bar\\Phi_N\\|_\\infty$ of " + Sources.BDJ,
                model.command());
    }
}
