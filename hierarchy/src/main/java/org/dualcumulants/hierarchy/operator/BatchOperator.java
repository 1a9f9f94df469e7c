package org.dualcumulants.hierarchy.operator;

import java.util.Arrays;
import org.dualcumulants.hierarchy.tensor.TensorLayout;
import org.dualcumulants.hierarchy.term.Coefficients;

/**
 * {@link AssembledHierarchy} for up to {@value #LANES} particle numbers at once, side by side: an entry of the matrix is read
 * once and used for all of them. The unknown i of the l-th particle number is at {@code LANES·i + l}; lanes without a
 * particle number repeat the last one. Holds work space: one instance serves one caller at a time.
 */
public final class BatchOperator implements HierarchyOperator {

    /** Particle numbers side by side. */
    public static final int LANES = 8;

    private final AssembledHierarchy hierarchy;
    private final double[] particles;
    private final FactorValues values;
    private final double[] x;
    private final double[] coefficient;
    private final double[] weight;
    private final double[][][] bodyCoefficient;
    private final double[] table;
    private final double[] single;

    BatchOperator(AssembledHierarchy hierarchy, double[] particles) {
        this.hierarchy = hierarchy;
        this.particles = repeatedLast(particles);
        for (double n : particles) {
            Coefficients.at(n).requireTruncation(hierarchy.layout().truncation());
        }
        this.values = new FactorValues(hierarchy.system());
        this.x = new double[LANES * hierarchy.contractions().length()];
        int weights = hierarchy.weights().size();
        this.coefficient = new double[LANES * weights];
        for (int g = 0; g < weights; g++) {
            AssembledHierarchy.Weight w = hierarchy.weights().get(g);
            for (int l = 0; l < LANES; l++) {
                coefficient[LANES * g + l] = hierarchy.coefficient(w.term(), w.order(), this.particles[l]);
            }
        }
        this.weight = new double[coefficient.length];
        this.bodyCoefficient = Arrays.stream(this.particles)
                .mapToObj(hierarchy::bodyCoefficients)
                .toArray(double[][][]::new);
        this.single = new double[hierarchy.tableLength()];
        this.table = new double[LANES * single.length];
    }

    /** {@link #LANES} particle numbers. */
    static double[] repeatedLast(double[] particles) {
        if (particles.length < 1 || particles.length > LANES) {
            throw new IllegalArgumentException(particles.length + " particle numbers; 1 to " + LANES + " fit side by side");
        }
        double[] all = Arrays.copyOf(particles, LANES);
        Arrays.fill(all, particles.length, LANES, particles[particles.length - 1]);
        return all;
    }

    @Override
    public TensorLayout layout() {
        return hierarchy.layout();
    }

    @Override
    public int stride() {
        return LANES;
    }

    @Override
    public void apply(double[] moments, double[] c, double[] y) {
        values.update(moments);
        System.arraycopy(c, 0, x, 0, c.length);
        hierarchy.contractions().applyToLanes(values, x);
        for (int g = 0; g < hierarchy.weights().size(); g++) {
            double w = hierarchy.weights().get(g).scalar(values);
            for (int l = LANES * g; l < LANES * (g + 1); l++) {
                weight[l] = w * coefficient[l];
            }
        }
        for (int l = 0; l < LANES; l++) {
            if (l > 0 && particles[l] == particles[l - 1]) {
                copyLane(l);
                continue;
            }
            hierarchy.updateBodies(bodyCoefficient[l], values, single);
            for (int i = 0; i < single.length; i++) {
                table[LANES * i + l] = single[i];
            }
        }
        hierarchy.oneBody().productOfLanes(table, x, y);
        hierarchy.constant().addProductOfLanes(weight, x, y);
    }

    private void copyLane(int l) {
        for (int i = l; i < table.length; i += LANES) {
            table[i] = table[i - 1];
        }
    }
}
