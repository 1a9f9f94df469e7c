package org.dualcumulants.cli.figures;

/** The papers. */
final class Sources {

    static final String BDJ = "D. Bresch, M. Duerinckx, P.-E. Jabin, A duality method for mean-field limits with singular interactions, arXiv:2402.04695";
    static final String KHOURY_JABIN =
            "Khoury, P.-E. Jabin, Quantitative estimates for mean-field limits and correlation functions through a duality framework, arXiv:2605.02058";
    static final String HAJI_ALI_TEMPONE = "A.-L. Haji-Ali, R. Tempone, Multilevel and multi-index Monte Carlo methods for the McKean–Vlasov equation, "
            + "Statistics and Computing 28 (2018) 923–935";

    private Sources() {}
}
