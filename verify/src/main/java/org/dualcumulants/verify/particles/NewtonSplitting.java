package org.dualcumulants.verify.particles;

/**
 * BAOAB for q' = v, v' = F(q) - γ v + ε dW/dt: half a kick, half a flight, the exact Ornstein–Uhlenbeck step, half a flight, half a
 * kick (Leimkuhler and Matthews, Appl. Math. Res. Express 2013). Weak order 2; without friction and noise it is velocity Verlet, symplectic.
 */
final class NewtonSplitting implements Scheme {

    private final Dynamics dynamics;
    private final NewtonForm newton;

    NewtonSplitting(Dynamics dynamics, NewtonForm newton) {
        this.dynamics = dynamics;
        this.newton = newton;
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public String description() {
        boolean noisy = dynamics.noise().stream().anyMatch(e -> e > 0);
        return noisy || newton.dissipates() ? "BAOAB splitting, weak order 2" : "velocity Verlet, symplectic, order 2";
    }

    @Override
    public Path start(Force force, double[][] x) {
        return new Path() {
            private final int n = x[0].length;
            private final double[][] resting = new double[x.length][];
            private final double[][] kick = new double[x.length][n];
            private boolean known;

            @Override
            public void advance(double t, double h, double[][] normals) {
                if (!known) {
                    force(t);
                    known = true;
                }
                kick(h);
                fly(h);
                rub(h, normals);
                fly(h);
                Scheme.confine(dynamics.coordinates(), x);
                force(t + h);
                kick(h);
            }

            /** F(q): the drift of the velocities for particles at rest. */
            private void force(double t) {
                for (int a = 0; a < x.length; a++) {
                    resting[a] = newton.isPosition(a) ? x[a] : resting[a] == null ? new double[n] : resting[a];
                }
                force.at(t, resting, kick);
            }

            private void kick(double h) {
                for (int a = 0; a < x.length; a++) {
                    if (!newton.isPosition(a)) {
                        for (int i = 0; i < n; i++) {
                            x[a][i] += 0.5 * h * kick[a][i];
                        }
                    }
                }
            }

            private void fly(double h) {
                for (int a = 0; a < x.length; a++) {
                    if (newton.isPosition(a)) {
                        double[] v = x[newton.velocity(a)];
                        for (int i = 0; i < n; i++) {
                            x[a][i] += 0.5 * h * v[i];
                        }
                    }
                }
            }

            /** v ← e^{-γh} v + ε ((1 - e^{-2γh})/2γ)^{1/2} ξ. */
            private void rub(double h, double[][] normals) {
                for (int a = 0; a < x.length; a++) {
                    double gamma = newton.friction(a);
                    double epsilon = dynamics.noise().get(a);
                    if (newton.isPosition(a) || gamma == 0 && epsilon == 0) {
                        continue;
                    }
                    double decay = Math.exp(-gamma * h);
                    double amplitude = epsilon * Math.sqrt(gamma == 0 ? h : -Math.expm1(-2 * gamma * h) / (2 * gamma));
                    for (int i = 0; i < n; i++) {
                        x[a][i] = decay * x[a][i] + (amplitude == 0 ? 0 : amplitude * normals[a][i]);
                    }
                }
            }
        };
    }
}
