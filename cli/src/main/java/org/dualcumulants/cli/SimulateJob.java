package org.dualcumulants.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.dualcumulants.cli.input.StudyFile;
import org.dualcumulants.cli.output.SimulationJson;
import org.dualcumulants.cli.output.SimulationReport;
import org.dualcumulants.verify.duality.ParticleSettings;
import org.dualcumulants.verify.duality.ParticleStudy;
import org.dualcumulants.verify.duality.ParticleStudyResult;

/** The particles of a study, simulated. */
final class SimulateJob extends Job {

    private final CommonOptions options;
    private final boolean coupled;
    private final OptionalLong replicas;
    private final OptionalDouble step;

    SimulateJob(
            CommonOptions options, boolean coupled, OptionalLong replicas, OptionalDouble step, Terminal terminal, Cancellation cancellation) {
        super(new Kind("simulate", "-simulate", "simulating", true, "the particle numbers"), options, terminal, cancellation);
        this.options = options;
        this.coupled = coupled;
        this.replicas = replicas;
        this.step = step;
    }

    @Override
    String settings() {
        return (coupled ? "coupled" : "plain") + " replicas " + replicas + " step " + step;
    }

    @Override
    Found find(StudyFile file, ProgressDisplay progress) {
        ParticleStudyResult result = ParticleStudy.run(
                file.study(), new ParticleSettings(coupled, replicas, step, file.seed().orElseThrow(), options.threads()), progress);
        List<String> lines = new ArrayList<>(SimulationReport.method(result));
        lines.add("");
        lines.addAll(SimulationReport.table(result));
        lines.addAll(SimulationReport.remarks(result));
        lines.add("");
        List<String> failures = SimulationReport.failures(result);
        return new Found(
                lines, failures, failures.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED, result.complete(),
                Found.kept(result.runs().size(), "finished particle number", "finished particle numbers"),
                folder -> folder.write(file, result),
                out -> SimulationJson.write(file, result, out));
    }
}
