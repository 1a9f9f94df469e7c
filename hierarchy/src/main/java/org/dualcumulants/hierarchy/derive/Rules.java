package org.dualcumulants.hierarchy.derive;

/**
 * The identities that the derivation uses, each as the number in it. There is one true set; others exist so that a test can
 * plant a wrong sign and see it found.
 *
 * @param time ∂_t Φ = time · L Φ, (3): -1
 * @param motion d/dt E_i = motion · E_i B_i, B the one-particle operator that (2) is dual to: 1
 * @param centring Q_i = 1 + centring · E_i: -1
 * @param average k = K + average · ∫ K f, the centred kernel: -1
 * @param parts E_i k·∇_i g = parts · ∫ ψ(x*, x_j) g dx*, with ψ = div_x(k f): -1
 */
public record Rules(int time, int motion, int centring, int average, int parts) {

    public static final Rules EXACT = new Rules(-1, 1, -1, -1, -1);
}
