package org.dualcumulants.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The command line as man(7) sees it: one page for all commands, made from the same descriptions as {@code --help}. */
final class ManualPage {

    private static final Map<String, String> VARIABLES = Map.of(
            "JAVA_HOME", "the Java to use, 17 or later; otherwise java from PATH",
            "JAVA_OPTS", "further options for Java, for example -Xmx8g",
            "DUALCUMULANTS_DEBUG", "set to see where a fault of the program is");

    private static final List<List<String>> STATUSES = List.of(
            List.of("0", "done"),
            List.of("1", "a check of verify failed"),
            List.of("2", "a bad option, study file or output folder; nothing was written"),
            List.of("3", "numbers failed or could not be written; what was found is kept"),
            List.of("70", "a fault of the program"),
            List.of("130", "interrupted; what is finished is kept"),
            List.of("141", "done; who reads the output closed the pipe before its end"));

    private static final List<List<String>> EXAMPLES = List.of(
            List.of("dualcumulants study kuramoto.yaml", "the main job; results in results/kuramoto/"),
            List.of("dualcumulants study kuramoto.yaml --set 'particles=[10, 1e23]'", "with other numbers of particles"),
            List.of("dualcumulants verify kuramoto.yaml", "every cross-check that applies"));

    private final CommandSpec root;
    private final StringBuilder page = new StringBuilder();

    ManualPage(CommandSpec root) {
        this.root = root;
    }

    /** The whole page. */
    String text() {
        String name = root.name();
        macro("TH", name.toUpperCase(java.util.Locale.ROOT), "1", "", root.version().length == 0 ? name : root.version()[0], "User commands");
        macro("SH", "NAME");
        line(name + " - " + String.join(" ", description(root)));
        macro("SH", "SYNOPSIS");
        raw("\\fB" + escaped(name) + "\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIFILE\\fR...]");
        macro("SH", "DESCRIPTION");
        line("Studies are YAML files; docs/study-file.md explains them. Commands:");
        for (CommandLine command : root.subcommands().values()) {
            command(command.getCommandSpec());
        }
        list("EXIT STATUS", STATUSES);
        list("ENVIRONMENT", VARIABLES.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(e -> List.of(e.getKey(), e.getValue())).toList());
        macro("SH", "FILES");
        item("results/<name of the study file>/", "results, unless --output names another folder");
        list("EXAMPLES", EXAMPLES);
        macro("SH", "SEE ALSO");
        line("D. Bresch, M. Duerinckx, P.-E. Jabin: A duality method for mean-field limits with singular interactions, arXiv 2402.04695");
        return page.toString();
    }

    private void command(CommandSpec command) {
        macro("SS", root.name() + " " + command.name());
        StringBuilder synopsis = new StringBuilder("\\fB" + escaped(root.name() + " " + command.name()) + "\\fR [\\fIOPTION\\fR...]");
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            String label = "\\fI" + escaped(parameter.paramLabel()) + "\\fR" + (parameter.arity().max() > 1 ? "..." : "");
            synopsis.append(parameter.required() ? " " + label : " [" + label + "]");
        }
        raw(synopsis.toString());
        macro("PP");
        description(command).forEach(this::paragraph);
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            item(parameter.paramLabel(), described(parameter));
        }
        for (OptionSpec option : command.options()) {
            String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
            item(String.join(", ", option.names()) + value, described(option));
        }
    }

    /** Text that begins with blanks is an example of its own line. */
    private void paragraph(String text) {
        if (text.startsWith(" ")) {
            macro("RS");
            line(text.strip());
            macro("RE");
        } else {
            line(text);
        }
    }

    private static List<String> description(CommandSpec command) {
        return Arrays.stream(command.usageMessage().description()).map(String::formatted).toList();
    }

    private static String described(ArgSpec argument) {
        return String.join(" ", argument.description()).formatted();
    }

    private void list(String heading, List<List<String>> items) {
        macro("SH", heading);
        items.forEach(each -> item(each.get(0), each.get(1)));
    }

    private void item(String term, String text) {
        macro("TP");
        raw("\\fB" + escaped(term) + "\\fR");
        line(text);
    }

    private void macro(String name, String... arguments) {
        page.append('.').append(name);
        for (String argument : arguments) {
            page.append(" \"").append(escaped(argument).replace("\"", "\\(dq")).append('"');
        }
        page.append('\n');
    }

    private void line(String text) {
        raw(escaped(text));
    }

    /** A line that is text, never a request. */
    private void raw(String text) {
        page.append(text.startsWith(".") || text.startsWith("'") ? "\\&" : "").append(text).append('\n');
    }

    /** A hyphen that can be copied, a backslash that is one. */
    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }
}
