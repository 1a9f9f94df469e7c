package org.dualcumulants.verify.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.dualcumulants.spectral.interaction.Flow;
import org.dualcumulants.verify.modulated.Beginning;
import org.dualcumulants.verify.modulated.ModulatedResult;

/** What the theory of the modulated energy says of a study, as lines of the ledger; one check for each theorem. */
final class ModulatedCheck implements Check {

    /** τ from which on the law in self-similar variables has come nearer to its rest. */
    private static final double FAR = 2;

    /** In units of the quantity: Ewald sums, paths and quadratures together. */
    private static final double ROUNDING = 1e-6;

    /** Of exponents fitted over the last numbers of a ladder that doubles: what the next order leaves there. */
    private static final double EXPONENT = 0.05;

    /** A tolerance of an exponent beyond which it says nothing. */
    private static final double VAGUE = 0.25;

    /** D_v of fewer digits is rounding. */
    private static final double NOTHING = 1e-12;

    /** Energies are sums that were tested to this. */
    private static final double SUMS = 1e-9;

    /** All of them, in the order of the ledger. */
    static final List<Check> ALL = List.of(
            new ModulatedCheck("modulated-energy", "F_N ≥ -b, b of the order N^{-1+s/d}", ModulatedCheck::energies),
            new ModulatedCheck("modulated-balance", "d/dt F_N = -(N/2) Σ |∇_i F_N|² - D_v, and its like", ModulatedCheck::balances),
            new ModulatedCheck("commutator-rate", "F_N + r/N, for s = 0 F_N + (log N)/(dN) + r/N, and D_v = O(N^{-1+s/d}) at quantiles of μ°", ModulatedCheck::rates),
            new ModulatedCheck("modulated-gronwall", "F_N(t) + b ≤ (F_N(0) + b) exp(C ∫ ‖Dv‖), nothing fitted", ModulatedCheck::gronwall),
            new ModulatedCheck("modulated-decay", "with noise E[F_N(T)] + b falls like b, or like 1/N where b falls faster", ModulatedCheck::decay),
            new ModulatedCheck("kinetic-energy", "noise adds dθT to (1/N) Σ |v_i|² + pairs of g, and to ∫∫ |v|² f + ∬ g μ μ", ModulatedCheck::heatings),
            new ModulatedCheck("cold-limit", "F_N + (1/N) Σ |v_i - u(x_i)|² from monokinetic data is what it is without noise, and O(θ)", ModulatedCheck::cold),
            new ModulatedCheck("weak-strong", "∬ g d(μ_1 - μ_2)² ≤ its beginning · exp(C ∫ ‖Dv_2‖)", ModulatedCheck::stability),
            new ModulatedCheck("stress-energy", "energy and commutator are integrals of |∇h|² and of the stress tensor", ModulatedCheck::stress),
            new ModulatedCheck("truncated-charges", "F_N ≥ (1/c_d) ∫ |∇h_η|² - 1/N² Σ self-energies - 2/N Σ ∫ (f - f(η_i))_+ dμ, = for disjoint balls, falling in η",
                    ModulatedCheck::charges),
            new ModulatedCheck("self-similar", "x/√(t+1), log(t+1): F_N(τ) + b ≤ (F_N(0) + b) exp(C ∫ ‖Dw‖), uniformly in τ", ModulatedCheck::selfSimilar),
            new ModulatedCheck("bessel-truncation", "g_η ≤ g, ĝ_η ≥ 0, |g - g_η| ≤ C η/|x|^{s+1}, η = N^{-1/d}", ModulatedCheck::truncation),
            new ModulatedCheck("modulated-free-energy", "θ H_N(f_N|μ^{⊗N}) + ∫ F_N df_N = θ H_N(f_N|Q) - (θ/N) log K, and its dissipation",
                    ModulatedCheck::freeEnergies),
            new ModulatedCheck("modulated-partition", "log K of the log gas with uniform μ is log Γ(1 + βN/2) - N log Γ(1 + β/2)", ModulatedCheck::partitions),
            new ModulatedCheck("modulated-relaxation", "with uniform μ, H_N(f_N(t)|Q) ≤ e^{-rt} H_N(f_N(0)|Q) from correlated particles",
                    ModulatedCheck::relaxations));

    private final String name;
    private final String statement;
    private final BiFunction<ModulatedCheck, ModulatedResult, List<Finding>> look;

    private ModulatedCheck(String name, String statement, BiFunction<ModulatedCheck, ModulatedResult, List<Finding>> look) {
        this.name = name;
        this.statement = statement;
        this.look = look;
    }

    /** Every line on one result. */
    static List<Finding> all(ModulatedResult result) {
        List<Finding> findings = new ArrayList<>();
        ALL.forEach(check -> findings.addAll(((ModulatedCheck) check).look(result)));
        return findings;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String statement() {
        return statement;
    }

    @Override
    public List<Finding> look(Subject subject) {
        return look(subject.modulated());
    }

    private List<Finding> look(ModulatedResult result) {
        return look.apply(this, result);
    }

    private static String at(ModulatedResult.Path path) {
        return "N = " + path.particles() + ", " + path.beginning().text() + (path.theta() > 0 ? " with noise, t ≤ " : ", t ≤ ")
                + (float) (double) path.times().get(path.times().size() - 1);
    }

    private static List<ModulatedResult.Path> paths(ModulatedResult result) {
        List<ModulatedResult.Path> paths = new ArrayList<>(result.paths());
        result.longPath().ifPresent(paths::add);
        return paths;
    }

    private List<Finding> energies(ModulatedResult result) {
        return paths(result).stream()
                .map(p -> Finding.atLeast(this, at(p), -p.bound(), p.energies().stream().mapToDouble(e -> e).min().orElseThrow(),
                        SUMS * (1 + p.bound()), "rounding of sums; the bound is exact"))
                .toList();
    }

    private List<Finding> balances(ModulatedResult result) {
        if (result.balances().isEmpty()) {
            return List.of(Finding.skipped(this, "", "with noise first-order flows have no such law of the energy itself; the free energy has"));
        }
        return result.balances().stream()
                .map(b -> Finding.equal(this, b.of(), b.balance(), b.derivative(), b.error() + ROUNDING * Math.max(1e-3, Math.abs(b.balance())),
                        "the difference to twice the step"))
                .toList();
    }

    private List<Finding> rates(ModulatedResult result) {
        List<ModulatedResult.Regular> rows = result.regular();
        if (rows.size() < 2 || result.exponent().isEmpty()) {
            return List.of(Finding.skipped(this, "", "quantiles are points in one or two dimensions with μ° that is not uniform, under a g that is singular"));
        }
        double s = result.exponent().getAsDouble();
        double expected = s / result.dimension() - 1;
        return List.of(
                exponent(s == 0 ? "F_N + (log N)/(dN) + r/N" : "F_N + r/N", rows, expected, result.free(), r -> Math.abs(r.energy() + r.shift())),
                exponent("D_v", rows, expected, result.free(), ModulatedResult.Regular::commutator));
    }

    /** Over the last fivefold of N where there is more than rounding. In the whole space the points reach further as N grows, which is one factor. */
    private Finding exponent(
            String of, List<ModulatedResult.Regular> rows, double expected, boolean free, ToDoubleFunction<ModulatedResult.Regular> value) {
        int last = rows.size() - 1;
        while (last > 1 && value.applyAsDouble(rows.get(last)) < NOTHING) {
            last--;
        }
        int first = last - 1;
        while (first > 0 && rows.get(first).particles() > rows.get(last).particles() / 5) {
            first--;
        }
        int n = rows.get(first).particles();
        int m = rows.get(last).particles();
        double reach = free ? slope(n, m, rows.get(first).reach(), rows.get(last).reach()) : 0;
        return Finding.atMost(this, "exponent of " + of + ", N = " + n + " … " + m, expected + reach,
                slope(n, m, value.applyAsDouble(rows.get(first)), value.applyAsDouble(rows.get(last))), EXPONENT, "what the next order leaves");
    }

    private static double slope(double n, double m, double v, double w) {
        return Math.log(w / v) / Math.log(m / n);
    }

    private List<Finding> gronwall(ModulatedResult result) {
        return paths(result).stream()
                .map(p -> p.theta() > 0 && result.flow() == Flow.CONSERVATIVE
                        ? Finding.skipped(this, at(p), "with noise the bound is that of the free energy, for gradient flows")
                        : p.gronwall().get(0).isNaN()
                        ? Finding.skipped(this, at(p), "velocities have a law of their own, whose pressure the theorem has no bound for")
                        : tightest(p))
                .toList();
    }

    /** Between the smallest N and the largest. */
    private List<Finding> decay(ModulatedResult result) {
        List<ModulatedResult.Path> rows = result.paths().stream().filter(p -> p.theta() > 0 && p.beginning() == Beginning.INDEPENDENT).toList();
        if (rows.size() < 2) {
            return List.of(Finding.skipped(this, "", "for two particle numbers or more, with noise"));
        }
        ModulatedResult.Path first = rows.get(0);
        ModulatedResult.Path last = rows.get(rows.size() - 1);
        double log = Math.log((double) last.particles() / first.particles());
        double tolerance = 2 * Math.hypot(uncertain(first), uncertain(last)) / log;
        return List.of(Finding.atMost(this, "exponent, N = " + first.particles() + " … " + last.particles(),
                Math.max(-1, slope(first.particles(), last.particles(), first.bound(), last.bound())),
                slope(first.particles(), last.particles(), first.last() + first.bound(), last.last() + last.bound()), tolerance,
                "twice the half widths of 95 %"));
    }

    private static double uncertain(ModulatedResult.Path path) {
        return path.halfWidths().get(path.halfWidths().size() - 1) / (path.last() + path.bound());
    }

    private List<Finding> heatings(ModulatedResult result) {
        if (result.heatings().isEmpty()) {
            return List.of(Finding.skipped(this, "", "for Newton's equations with noise"));
        }
        return result.heatings().stream()
                .map(h -> Finding.equal(this, h.text(), h.expected(), h.growth(), 2 * h.error() + ROUNDING * h.expected(),
                        h.particles().isPresent() ? "twice the half width of 95 %, and of the step" : "steps twice as long and resolution, twice"))
                .toList();
    }

    private List<Finding> cold(ModulatedResult result) {
        if (result.cold().isEmpty()) {
            return List.of(Finding.skipped(this, "", "for Newton's equations with noise"));
        }
        return result.cold().stream().map(this::cold).toList();
    }

    private Finding cold(ModulatedResult.Cold c) {
        String at = "exponent, N = " + c.particles() + ", θ = " + (float) (double) c.thetas().get(1) + " … " + (float) (double) c.thetas().get(0);
        double tolerance = EXPONENT + 2 * c.ratioHalfWidth();
        return tolerance <= VAGUE
                ? Finding.equal(this, at, 1, c.exponent(), tolerance, "what θ² leaves, and chance")
                : Finding.skipped(this, at, "chance leaves the ratio of the two excesses unknown to ± " + (float) (100 * c.ratioHalfWidth())
                        + " %; another --seed, a shorter horizon or more particles may say more");
    }

    private Finding tightest(ModulatedResult.Path p) {
        int worst = tightest(p.gronwall(), p.energies(), p.halfWidths());
        return Finding.atMost(this, at(p), p.gronwall().get(worst), p.energies().get(worst), 2 * p.halfWidths().get(worst),
                p.theta() > 0 ? "twice the half width of 95 %" : "none; C is the largest ratio found in configurations");
    }

    /** The time, after the first, at which least is left, chance included: if the bound holds there, it holds at all of them. */
    private static int tightest(List<Double> bounds, List<Double> values, List<Double> halfWidths) {
        return IntStream.range(1, bounds.size())
                .boxed()
                .min(Comparator.comparingDouble(j -> bounds.get(j) + 2 * halfWidths.get(j) - values.get(j)))
                .orElseThrow();
    }

    private List<Finding> stability(ModulatedResult result) {
        if (result.stability().isEmpty()) {
            return List.of(Finding.skipped(this, "", "for first-order flows"));
        }
        ModulatedResult.Stability s = result.stability().get();
        int worst = tightest(s.bounds(), s.distances(), Collections.nCopies(s.times().size(), 0.0));
        return List.of(Finding.atMost(this, "t = " + (float) (double) s.times().get(worst), s.bounds().get(worst), s.distances().get(worst), 0, "none"));
    }

    private List<Finding> stress(ModulatedResult result) {
        if (result.electric().isEmpty()) {
            return List.of(Finding.skipped(this, "", "for Coulomb potentials on a torus that are neither cut nor averaged"));
        }
        return result.electric().stream()
                .map(c -> Finding.equal(this, c.of(), c.one(), c.other(), 1e-10 * Math.max(1e-3, Math.abs(c.one())), "rounding of Fourier sums"))
                .toList();
    }

    private List<Finding> charges(ModulatedResult result) {
        if (result.charges().isEmpty()) {
            return List.of(Finding.skipped(this, "", "for Coulomb potentials in one or two dimensions that are neither cut nor averaged"));
        }
        List<Finding> findings = new ArrayList<>();
        for (int j = 0; j < result.charges().size(); j++) {
            ModulatedResult.Charges c = result.charges().get(j);
            String at = "N = " + c.particles() + ", " + c.beginning().text() + ", η = " + (float) c.factor() + " of the nearest";
            double tolerance = 1e-7 * (1 + Math.abs(c.electric()));
            if (c.factor() <= 1) {
                findings.add(Finding.equal(this, at, c.energy(), c.bound(), tolerance, "points on circles, and quadrature of the field"));
            } else if (result.dimension() == 1) {
                // in the plane F_N less the overlaps, which only grow, says nothing of the field
                findings.add(Finding.atMost(this, at, result.charges().get(j - 1).bound(), c.bound(), tolerance, "it falls; quadrature of the field"));
            }
        }
        return findings;
    }

    private List<Finding> selfSimilar(ModulatedResult result) {
        if (result.selfSimilar().isEmpty()) {
            return List.of(Finding.skipped(this, "", "for gradient flows with noise in the whole space, s ≥ 0"));
        }
        ModulatedResult.SelfSimilar p = result.selfSimilar().get();
        int last = p.times().size() - 1;
        int worst = tightest(p.gronwall(), p.energies(), p.halfWidths());
        double first = p.growth().get(1) / p.times().get(1);
        double rate = (p.growth().get(last) - p.growth().get(last - 1)) / (p.times().get(last) - p.times().get(last - 1));
        String at = "N = " + p.particles() + ", τ ≤ " + (float) (double) p.times().get(last);
        boolean far = p.times().get(last) >= FAR;
        return List.of(
                Finding.atMost(this, at, p.gronwall().get(worst), p.energies().get(worst), 2 * p.halfWidths().get(worst),
                        "twice the half width of 95 %"),
                Finding.atMost(this, "‖Dw‖ at the end, " + at, far ? first / 2 : first, rate, 0,
                        (far ? "half of its beginning" : "its beginning") + ": w tends to 0"));
    }

    private List<Finding> truncation(ModulatedResult result) {
        if (result.truncation().isEmpty()) {
            return List.of(Finding.skipped(this, "", "for -1 < s < d, under a g that is singular"));
        }
        ModulatedResult.Truncation t = result.truncation().get();
        return List.of(
                Finding.atLeast(this, "min (g - g_η)/max(|g|, 1)", 0, t.least(), 1e-13, "rounding"),
                Finding.atLeast(this, "min ĝ_η/ĝ", 0, t.transform(), 1e-6, "quadrature"),
                Finding.atMost(this, "|g - g_η| |x|^{s+1}/η", t.constant(), t.reached(), 1e-8 * t.constant(), "rounding; C = sup u Γ(s,u)/Γ(s+1)"));
    }

    private List<Finding> freeEnergies(ModulatedResult result) {
        if (result.freeEnergy().isEmpty()) {
            return List.of(Finding.skipped(this, "", "for gradient flows on one circle with noise enough for a grid"));
        }
        List<Finding> findings = new ArrayList<>();
        for (ModulatedResult.FreeEnergy f : result.freeEnergy()) {
            String at = "N = " + f.particles() + ", g cut at " + f.harmonics() + " harmonics, t = " + (float) f.time();
            findings.add(Finding.equal(this, at, f.theta() * f.gibbs() - f.theta() / f.particles() * f.logPartition(), f.free(), 1e-9,
                    "rounding"));
            double expected = -f.dissipation() - f.commutator();
            findings.add(Finding.equal(this, "d/dt, " + at, expected, f.derivative(), f.error() + 1e-5 * (f.dissipation() + Math.abs(f.commutator())),
                    "the difference to twice the step, and the grid"));
        }
        return findings;
    }

    private List<Finding> partitions(ModulatedResult result) {
        if (result.partitions().isEmpty()) {
            return List.of(Finding.skipped(this, "", "for the log gas on one circle with noise"));
        }
        return result.partitions().stream()
                .map(p -> Finding.equal(this, "N = " + p.particles() + ", θ = " + (float) p.theta(), p.closed(), p.integrated(), 2 * p.halfWidth(),
                        "twice the half width of 95 %, thermodynamic integration"))
                .toList();
    }

    private List<Finding> relaxations(ModulatedResult result) {
        if (result.relaxations().isEmpty()) {
            return List.of(Finding.skipped(this, "", "for gradient flows on one circle with noise enough for a grid"));
        }
        List<Finding> findings = new ArrayList<>();
        for (ModulatedResult.Relaxation r : result.relaxations()) {
            int last = r.times().size() - 1;
            String at = "N = " + r.particles() + ", g cut at " + r.harmonics() + " harmonics, t = " + (float) (double) r.times().get(last);
            double bound = r.entropies().get(0) * Math.exp(-r.rate() * r.times().get(last));
            findings.add(Finding.atMost(this, at, bound, r.entropies().get(last), 1e-3 * bound, "r, the least rate from other beginnings"));
            findings.add(Finding.atLeast(this, "r, N = " + r.particles(), r.proven(), r.rate(), ROUNDING * r.rate(), "rounding; the bound is proven"));
            double proven = r.entropies().get(0) * Math.exp(-r.proven() * r.times().get(last));
            findings.add(Finding.atMost(this, "with the proven r, " + at, proven, r.entropies().get(last), ROUNDING * proven, "rounding"));
            findings.add(Finding.equal(this, "H_N(f_N|μ^{⊗N}) becomes that of Q, " + at, r.equilibrium(), r.chaos().get(last),
                    Math.sqrt(bound) + bound, "Pinsker's order of what is left"));
        }
        return findings;
    }
}
