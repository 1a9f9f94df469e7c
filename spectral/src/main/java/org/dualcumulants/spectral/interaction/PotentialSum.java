package org.dualcumulants.spectral.interaction;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Σ w g, for example a repulsion less an attraction. */
public record PotentialSum(List<Weighted> terms) implements Potential {
    public PotentialSum {
        terms = List.copyOf(terms);
    }

    @Override
    public double transform(double wavenumber, int d) {
        return terms.stream().mapToDouble(t -> t.weight * t.potential.transform(wavenumber, d)).sum();
    }

    @Override
    public double far(double wavenumber, int d, double screen) {
        return terms.stream().mapToDouble(t -> t.weight * t.potential.far(wavenumber, d, screen)).sum();
    }

    @Override
    public double near(double distance, int d, double screen) {
        double sum = 0;
        for (Weighted t : terms) {
            sum += t.weight * t.potential.near(distance, d, screen);
        }
        return sum;
    }

    @Override
    public double nearValue(double distance, int d, double screen) {
        return terms.stream().mapToDouble(t -> t.weight * t.potential.nearValue(distance, d, screen)).sum();
    }

    @Override
    public double nearIntegral(int d, double screen) {
        return terms.stream().mapToDouble(t -> t.weight * t.potential.nearIntegral(d, screen)).sum();
    }

    @Override
    public double reach(double screen) {
        return terms.stream().mapToDouble(t -> t.potential.reach(screen)).max().orElse(0);
    }

    @Override
    public double waveReach(double screen) {
        return terms.stream().mapToDouble(t -> t.potential.waveReach(screen)).max().orElse(0);
    }

    /** Of the strongest singularity. */
    @Override
    public double sign(int d) {
        return terms.stream()
                .filter(t -> t.weight != 0)
                .max(Comparator.comparingDouble(t -> t.potential.growth(d)))
                .map(t -> t.weight * t.potential.sign(d))
                .orElse(1.0);
    }

    /** Of the strongest singularity. */
    @Override
    public double growth(int d) {
        return terms.stream().filter(t -> t.weight != 0).mapToDouble(t -> t.potential.growth(d)).max().orElse(-1);
    }

    @Override
    public String push(String square, int d) {
        return terms.stream()
                .map(t -> "(" + Symbol.plain(t.weight) + ")*" + t.potential.push(square, d))
                .collect(Collectors.joining(" + ", "(", ")"));
    }

    @Override
    public String spectrum(int d) {
        return terms.stream().map(t -> Symbol.plain(t.weight) + "·[" + t.potential.spectrum(d) + "]").collect(Collectors.joining(" + "));
    }

    @Override
    public String spectrumTex(int d) {
        return terms.stream()
                .map(t -> Symbol.plain(t.weight) + " \\cdot [" + t.potential.spectrumTex(d) + "]")
                .collect(Collectors.joining(" + "));
    }

    @Override
    public String text(int d) {
        return terms.stream().map(t -> (t.weight == 1 ? "" : Symbol.plain(t.weight) + " ") + "[" + t.potential.text(d) + "]").collect(Collectors.joining(" + "));
    }

    /** w g. */
    public record Weighted(double weight, Potential potential) {}
}
