package org.dualcumulants.verify.particles;

/**
 * X̂ = X + b(X) h + ε ΔW, X ← X + ½ (b(X) + b(X̂)) h + ε ΔW: the explicit order 2 weak scheme for additive noise (Kloeden and Platen,
 * Numerical Solution of Stochastic Differential Equations, 15.1). States that cross a wall are reflected, which leaves order 1 there.
 */
final class Heun implements Scheme {

    private final Dynamics dynamics;

    Heun(Dynamics dynamics) {
        this.dynamics = dynamics;
    }

    private boolean hasWalls() {
        return dynamics.coordinates().stream().anyMatch(Coordinate.Walls.class::isInstance);
    }

    @Override
    public int order() {
        return hasWalls() ? 1 : 2;
    }

    @Override
    public String description() {
        return "stochastic Heun, weak order " + order() + (hasWalls() ? " at reflecting walls" : "");
    }

    @Override
    public Path start(Force force, double[][] x) {
        int d = x.length;
        int n = x[0].length;
        double[][] first = new double[d][n];
        double[][] second = new double[d][n];
        double[][] predicted = new double[d][n];
        return (t, h, normals) -> {
            force.at(t, x, first);
            for (int a = 0; a < d; a++) {
                double amplitude = dynamics.noise().get(a) * Math.sqrt(h);
                if (amplitude == 0) {
                    for (int i = 0; i < n; i++) {
                        predicted[a][i] = x[a][i] + h * first[a][i];
                    }
                } else {
                    for (int i = 0; i < n; i++) {
                        predicted[a][i] = x[a][i] + h * first[a][i] + amplitude * normals[a][i];
                    }
                }
            }
            Scheme.confine(dynamics.coordinates(), predicted);
            force.at(t + h, predicted, second);
            for (int a = 0; a < d; a++) {
                double amplitude = dynamics.noise().get(a) * Math.sqrt(h);
                for (int i = 0; i < n; i++) {
                    double noise = amplitude == 0 ? 0 : amplitude * normals[a][i];
                    x[a][i] += 0.5 * h * (first[a][i] + second[a][i]) + noise;
                }
            }
            Scheme.confine(dynamics.coordinates(), x);
        };
    }
}
