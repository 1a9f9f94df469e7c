package org.dualcumulants.spectral.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dualcumulants.spectral.expression.Expression;
import org.dualcumulants.spectral.expression.Names;
import org.dualcumulants.spectral.space.Axis;
import org.dualcumulants.spectral.space.PeriodicAxis;
import org.junit.jupiter.api.Test;

/** A study checks its own consistency; every refusal names the quantity, its value and what is required. */
class StudyTest {

    private static final Names NAMES = new Names(List.of("x", "N"), Map.of());
    private static final Axis AXIS = new PeriodicAxis("x", 0, 1);

    private List<Axis> axes = List.of(AXIS);
    private List<Expression> drift = List.of(parse("0"));
    private List<Expression> kernel = List.of(parse("x"));
    private Function<List<Expression>, PairKernel> pairs = PairKernel.Difference::new;
    private List<Expression> noise = List.of(parse("1/Sqrt(N)"));
    private double horizon = 1;
    private List<Double> particles = List.of(2.0, 1e23);
    private List<Integer> truncation = List.of(1, 4);
    private Optional<List<Integer>> resolution = Optional.empty();
    private double tolerance = 1e-6;
    private Scaling scaling = Scaling.PER_OTHER;
    private boolean selfInteraction;

    private static Expression parse(String text) {
        return Expression.parse(text, NAMES);
    }

    private Study study() {
        return new Study(
                "title", axes, drift, pairs.apply(kernel), noise, parse("1"), new Observable.Mean(parse("x")), horizon,
                particles, truncation, resolution, tolerance, scaling, selfInteraction, BasisChoice.PLAIN);
    }

    private String refusal() {
        return assertThrows(IllegalArgumentException.class, this::study).getMessage();
    }

    @Test
    void holdsWhatItIsGiven() {
        Study study = study();
        assertEquals(1, study.dimension());
        assertEquals(List.of("x"), study.axisNames());
        assertTrue(study.noiseDependsOnParticleNumber());
        assertEquals(0.25, study.noise(0, 16), 0);
        noise = List.of(parse("3"));
        assertFalse(study().noiseDependsOnParticleNumber());
    }

    @Test
    void listsNeedOneEntryPerAxis() {
        drift = List.of();
        assertEquals("drift has 0 entries; 1 axes need one each", refusal());
        drift = List.of(parse("0"));
        kernel = List.of(parse("0"), parse("0"));
        assertEquals("kernel has 2 entries; 1 axes need one each", refusal());
        kernel = drift;
        noise = List.of();
        assertEquals("noise has 0 entries; 1 axes need one each", refusal());
        noise = drift;
        resolution = Optional.of(List.of(3, 3));
        assertEquals("resolution has 2 entries; 1 axes need one each", refusal());
    }

    @Test
    void kernelsAreFunctionsOfTheDifferenceOrOfBothStates() {
        assertEquals(List.of("x"), study().kernel().arguments(List.of("x")));
        kernel = List.of(parse("Sin(x)*N"));
        assertEquals("kernel has 'Sin(x)*N' in [x, N]; a function of x is required", refusal());
        Names two = new Names(List.of("x", "x'", "y'"), Map.of());
        kernel = List.of(Expression.parse("Sin(x - x')", two));
        assertEquals(
                "kernel has 'Sin(x - x')'; a function of the difference has no primed names, give K(x, x') as a general kernel",
                refusal());
        pairs = PairKernel.General::new;
        assertEquals("K(a, b)", study().kernel().notation("a", "b"));
        assertEquals("general", study().kernel().fold(d -> "difference", g -> "general", p -> "periodic"));
        assertEquals(List.of("x", "y", "x'", "y'"), study().kernel().arguments(List.of("x", "y")));
        kernel = List.of(Expression.parse("Sin(x - y')", two));
        assertEquals("kernel has 'Sin(x - y')' in [x, y']; a function of x, x' is required", refusal());
        assertTrue(PairKernel.isGeneral(List.of("0", "Sin(x')")));
        assertFalse(PairKernel.isGeneral(List.of("0", "Sin(x)")));
    }

    @Test
    void aParticleNeedsAnAxis() {
        axes = List.of();
        drift = List.of();
        kernel = List.of();
        noise = List.of();
        assertEquals("a particle needs at least one axis", refusal());
    }

    @Test
    void horizonsArePositive() {
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            horizon = wrong;
            assertEquals("horizon is " + wrong + "; it must be finite and positive", refusal());
        }
    }

    @Test
    void tolerancesLieBetweenZeroAndOne() {
        for (double wrong : new double[] {0, 1, -1e-3, Double.NaN}) {
            tolerance = wrong;
            assertEquals("tolerance is " + wrong + "; it must lie between 0 and 1", refusal());
        }
    }

    @Test
    void particleNumbersAreWholeAndAtLeastTwo() {
        for (double wrong : new double[] {1, 2.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            particles = List.of(3.0, wrong);
            assertEquals("particles has " + wrong + "; whole numbers ≥ 2 are required", refusal());
        }
    }

    @Test
    void ordersAreAtLeastOne() {
        truncation = List.of(2, 0);
        assertEquals("truncation has 0; orders ≥ 1 are required", refusal());
    }

    @Test
    void selfInteractionNeedsTheScalingPerParticle() {
        selfInteraction = true;
        assertEquals("selfInteraction needs scaling 1/N, not 1/(N-1)", refusal());
        scaling = Scaling.PER_PARTICLE;
        assertTrue(study().selfInteraction());
    }

    private static Expression pair(String text) {
        return Expression.parse(text, new Names(List.of("x1", "x2", "x3"), Map.of()));
    }

    private String correlationRefusal(String a) {
        StudyException refusal = assertThrows(StudyException.class, () -> study().withInitialCorrelation(pair(a)));
        assertEquals("initialCorrelation", refusal.where());
        return refusal.getMessage();
    }

    @Test
    void correlationsAreSymmetricFunctionsOfTwoParticles() {
        Study correlated = study().withInitialCorrelation(pair("x1*x2 + x1 + x2"));
        assertEquals("x1*x2 + x1 + x2", correlated.initialCorrelation().orElseThrow().text());
        assertEquals(correlated.initialCorrelation(), correlated.with(TensorSet.FULL).with(BasisSet.FULL).initialCorrelation());
        assertEquals(Optional.empty(), study().initialCorrelation());
        String antisymmetric = correlationRefusal("x1 - x2");
        assertTrue(antisymmetric.startsWith("'x1 - x2' is "), antisymmetric);
        assertTrue(antisymmetric.endsWith("it must be finite and symmetric, for example the sum of both"), antisymmetric);
        assertTrue(correlationRefusal("Log(-1 - x1*x2)").contains("NaN"), "not finite");
        assertEquals("'x1 + x2 + x3' depends on [x1, x2, x3]; a function of x1, x2 is required", correlationRefusal("x1 + x2 + x3"));
    }

    @Test
    void whatStartsFromIndependentParticlesRefusesCorrelatedOnes() {
        study().requireIndependentParticles("the hierarchy");
        Study correlated = study().withInitialCorrelation(pair("x1*x2"));
        assertEquals(
                "the hierarchy starts from independent particles; study and verify take correlated ones; or remove initialCorrelation",
                assertThrows(StudyException.class, () -> correlated.requireIndependentParticles("the hierarchy")).getMessage());
    }
}
