package org.dualcumulants.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dualcumulants figures}: the documented figures. */
@Command(
        name = "figures",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        sortOptions = false,
        description = {
            "Draws the documented figures, all of them or those named, into results/figures or --output DIR.",
            "Each is NAME.svg, NAME.pdf and NAME.png with its data in NAME.csv and its caption, equation and source in NAME.md."
        },
        footerHeading = "%nFigures:%n",
        footer = {
            "  chaos-decay         rescaled dual cumulants against N, with the lemma",
            "  truncation-order    what each order of truncation leaves out, against N",
            "  limiting-hierarchy  convergence of a fluctuation to the limiting hierarchy",
            "  duality             the dual solution against particles with error bars",
            "  growth              dual cumulants backward in time",
            "  singularity         kernels |x|^(-α) across the threshold of L²",
            "  haji-ali-tempone    bias of a published Kuramoto test case",
            "  series              partial sums of the 1/N series against finite N",
            "  effective-kernel    V_f as a heat map",
            "  second-cumulant     C_2(0) as a heat map",
            "  influence           C_1(0): what the start of one particle does",
            "",
            "Exit status: 0 done, 2 a bad option, name or folder, 3 numbers failed or could not be written, 130 interrupted."
        })
final class FiguresCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Figures; none: all of them.")
    private List<String> names = new ArrayList<>();

    @Mixin
    private CommonOptions options;

    private final Terminal terminal;
    private final Cancellation cancellation;

    FiguresCommand(Terminal terminal, Cancellation cancellation) {
        this.terminal = terminal;
        this.cancellation = cancellation;
    }

    @Override
    public Integer call() {
        return new FiguresJob(options, terminal, cancellation).run(names);
    }
}
