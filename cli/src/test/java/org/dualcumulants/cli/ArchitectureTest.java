package org.dualcumulants.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows of the architecture: cli → verify → hierarchy → spectral, and those between packages. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.dualcumulants");

    /** Modules from the bottom up. */
    private static final List<String> MODULES = List.of("spectral", "hierarchy", "verify", "cli");

    private static String all(String module) {
        return "org.dualcumulants." + module + "..";
    }

    @Test
    void modulesDependOnlyDownwards() {
        for (int lower = 0; lower < MODULES.size(); lower++) {
            if (!exists("org.dualcumulants." + MODULES.get(lower))) {
                continue;
            }
            String[] above = MODULES.subList(lower + 1, MODULES.size()).stream().map(ArchitectureTest::all).toArray(String[]::new);
            if (above.length > 0) {
                noClasses().that().resideInAPackage(all(MODULES.get(lower))).should().dependOnClassesThat().resideInAnyPackage(above).check(CLASSES);
            }
        }
    }

    @Test
    void theModelKnowsNoNumericalMethod() {
        noClasses().that().resideInAnyPackage(all("spectral.study"), all("spectral.space"), all("spectral.expression"), all("spectral.interaction"))
                .should().dependOnClassesThat().resideInAnyPackage(all("spectral.basis"), all("spectral.kernel"),
                        all("spectral.quadrature"), all("spectral.transform"), all("spectral.weighted"))
                .check(CLASSES);
    }

    @Test
    void expressionsAndSpacesKnowNoStudy() {
        noClasses().that().resideInAnyPackage(all("spectral.space"), all("spectral.expression"))
                .should().dependOnClassesThat().resideInAnyPackage(all("spectral.study"))
                .check(CLASSES);
    }

    @Test
    void theExactOracleAndTheBaselinesNeverSeeWhatTheyCheck() {
        for (String oracle : List.of("verify.exact", "verify.baseline")) {
            assertTrue(exists("org.dualcumulants." + oracle), oracle);
            noClasses().that().resideInAPackage(all(oracle))
                    .should().dependOnClassesThat().resideInAnyPackage(all("hierarchy"), all("spectral.basis"), all("spectral.kernel"),
                            all("spectral.system"), all("spectral.matrix"), all("spectral.weighted"), all("verify.duality"))
                    .check(CLASSES);
        }
    }

    @Test
    void closedFormsAreTheirOwn() {
        assertTrue(exists("org.dualcumulants.verify.closedform"));
        noClasses().that().resideInAPackage(all("verify.closedform"))
                .should().dependOnClassesThat().resideInAnyPackage(all("hierarchy"), all("spectral.basis"), all("spectral.kernel"),
                        all("spectral.system"), all("verify.exact"), all("verify.particles"), all("verify.duality"))
                .check(CLASSES);
    }

    /** What the hierarchy knows comes to the particles as plain functions, through verify.duality. */
    @Test
    void theParticlesNeverSeeWhatTheyCheck() {
        assertTrue(exists("org.dualcumulants.verify.particles"));
        noClasses().that().resideInAPackage(all("verify.particles"))
                .should().dependOnClassesThat().resideInAnyPackage(all("hierarchy"), all("spectral.basis"), all("spectral.kernel"),
                        all("spectral.system"), all("spectral.matrix"), all("verify.exact"), all("verify.duality"))
                .check(CLASSES);
    }

    @Test
    void theHierarchyStandsInLayers() {
        List<String> layers = List.of("term", "derive", "tensor", "operator", "meanfield", "step", "run");
        List<String> present = layers.stream().filter(layer -> exists("org.dualcumulants.hierarchy." + layer)).toList();
        assertTrue(present.contains("run"));
        assumeTrue(present.size() > 1, "only hierarchy.run is there yet");
        noClasses().that().resideInAnyPackage(present.stream().filter(l -> !l.equals("run")).map(l -> all("hierarchy." + l)).toArray(String[]::new))
                .should().dependOnClassesThat().resideInAPackage(all("hierarchy.run"))
                .check(CLASSES);
    }

    /** The numbers are made from terms; only a run says which derivation they come from. */
    @Test
    void operatorsKnowNoDerivation() {
        noClasses().that().resideInAnyPackage(all("hierarchy.term"), all("hierarchy.tensor"), all("hierarchy.operator"))
                .should().dependOnClassesThat().resideInAPackage(all("hierarchy.derive"))
                .check(CLASSES);
        noClasses().that().resideInAnyPackage("org.dualcumulants.hierarchy.derive", all("hierarchy.derive.notation"))
                .should().dependOnClassesThat().resideInAnyPackage(all("hierarchy.operator"), all("spectral.basis"), all("spectral.system"),
                        "org.matheclipse..")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycles() {
        for (String module : List.of("spectral", "hierarchy", "verify", "cli")) {
            slices().matching("org.dualcumulants." + module + ".(*)..").should().beFreeOfCycles().check(CLASSES);
        }
    }

    @Test
    void onlyTheCommandTalksToTheWorld() {
        noClasses().that().resideInAnyPackage(all("spectral"), all("hierarchy"))
                .should().dependOnClassesThat().resideInAnyPackage("java.nio.file..", "java.net..", "picocli..", "org.jfree..", "java.awt..")
                .check(CLASSES);
    }

    @Test
    void helpLoadsNothingHeavy() {
        noClasses().that().haveSimpleName("Main").or().haveSimpleName("StudyCommand").or().haveSimpleName("DeriveCommand").or().haveSimpleName("SimulateCommand").or().haveSimpleName("VerifyCommand").or().haveSimpleName("FiguresCommand").or().haveSimpleName("CommonOptions")
                .or().haveSimpleName("DoctorCommand").or().haveSimpleName("SchemaCommand").or().haveSimpleName("CompletionCommand").or().haveSimpleName("ManCommand")
                .should().dependOnClassesThat().resideInAnyPackage("org.dualcumulants.cli.input..", "org.dualcumulants.cli.output..", "org.dualcumulants.cli.plot..", "org.dualcumulants.cli.figures..",
                        all("hierarchy"), all("spectral"), all("verify"), "org.snakeyaml..", "org.jfree..", "org.matheclipse..", "me.tongfei..")
                .check(CLASSES);
    }

    private static boolean exists(String name) {
        return CLASSES.stream().anyMatch(c -> c.getPackageName().startsWith(name));
    }

    @Test
    void everyPackageSaysWhatItIs() {
        TreeSet<String> packages = CLASSES.stream()
                .filter(c -> !c.isNestedClass())
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(packages.size() > 5);
        for (String name : packages) {
            String path = name.replace('.', '/') + "/package-info.java";
            boolean documented = MODULES.stream()
                    .anyMatch(module -> Files.exists(Path.of("..", module, "src/main/java", path)));
            assertTrue(documented, name + " has no package-info.java");
        }
    }
}
