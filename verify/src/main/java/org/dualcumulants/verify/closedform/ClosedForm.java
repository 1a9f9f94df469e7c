package org.dualcumulants.verify.closedform;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.dualcumulants.spectral.study.Study;

/**
 * E[Φ̄_N(X(T))] of a study whose model can be solved by hand.
 *
 * @param name of the model
 * @param source where the formula is from
 * @param expectation N → E[Φ̄_N(X(T))], to about ten digits
 */
public record ClosedForm(String name, String source, DoubleUnaryOperator expectation) {

    private static final List<Function<Study, Optional<ClosedForm>>> KNOWN =
            List.of(LinearSystem::recognise, FreeMotion::recognise, IndependentWaves::recognise, LogGas::recognise);

    /** The first that fits. */
    public static Optional<ClosedForm> of(Study study) {
        return KNOWN.stream().flatMap(known -> known.apply(study).stream()).findFirst();
    }
}
