package org.dualcumulants.cli;

/** A small study that reads well. */
public final class SampleStudy {

    public static final String TEXT = """
            title: Sample
            parameters: {noise: 0.8}
            particle:
              axes: [{name: x, kind: periodic, length: 2*Pi}]
              kernel: ["-Sin(x)"]
              noise: ["noise"]
              initial: "1 + Cos(x)/2"
            observable: {mean: "Cos(x)"}
            horizon: 1/2
            particles: [4, 8, 16]
            truncation: [1, 2, 4]
            resolution: {x: 8}
            """;

    private SampleStudy() {}
}
