package org.dualcumulants.hierarchy.derive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An operator between orders: a kernel with projections after it, applied to a source that depends on some of the slots it
 * touches, and summed over all ways to put its kept slots, and idle ones, on different slots of the target.
 *
 * @param interaction the kernel; its prefactor has gone into the coefficient
 * @param form whether the kernel moves the source or, integrated by parts, stands as a density
 * @param roles of the arguments x_i, x_j, …
 * @param idle species of the slots of the target that the summand does not depend on
 */
public record Word(Interaction interaction, Form form, List<Role> roles, List<Species> idle) {

    /** A·∇_i g, or ∫ ψ g. */
    public enum Form {
        FORCE,
        DENSITY
    }

    public Word {
        roles = interaction.kernel() == Interaction.Kernel.SYMMETRIC_TRIPLE ? sorted(roles) : List.copyOf(roles);
        idle = idle.stream().sorted().toList();
        if (roles.size() != interaction.arity() || roles.get(0).kernel() != Role.Dependence.MOVED) {
            throw new IllegalArgumentException(interaction.kernel() + " cannot have the roles " + roles);
        }
    }

    private static List<Role> sorted(List<Role> roles) {
        List<Role> all = new ArrayList<>(roles);
        Collections.sort(all.subList(1, all.size()));
        return List.copyOf(all);
    }

    public Species species(int role) {
        return interaction.species().get(role);
    }

    /** Target order less source order, in the slots of one species. */
    public int shift(Species species) {
        int created = (int) idle.stream().filter(species::equals).count();
        return created + roles(species).map(r -> roles.get(r).shift()).sum();
    }

    /** Target order less source order in all. */
    public int shift() {
        return interaction.species().stream().distinct().mapToInt(this::shift).sum();
    }

    /** How many slots of the target the sum runs over. */
    public int summed(Species species) {
        return (int) (roles(species).filter(r -> roles.get(r).isSummed()).count()
                + idle.stream().filter(species::equals).count());
    }

    private IntStream roles(Species species) {
        return IntStream.range(0, roles.size()).filter(r -> species(r).equals(species));
    }

    /** Whether no argument but the moved one is left: a one-particle operator, the drift or a mean force. */
    public boolean isOneBody() {
        return roles.stream().skip(1).allMatch(r -> r.kernel() == Role.Dependence.AVERAGED);
    }

    Word with(int role, Role other) {
        List<Role> all = new ArrayList<>(roles);
        all.set(role, other);
        return new Word(interaction, form, all, idle);
    }

    Word with(Form other) {
        return new Word(interaction, other, roles, idle);
    }

    Word withIdle(Species species) {
        List<Species> more = new ArrayList<>(idle);
        more.add(species);
        return new Word(interaction, form, roles, more);
    }

    /** Like Q_iE_j A[DIFFERENCE c]: the projections in front, and 1_j where the source does not depend on a slot. */
    @Override
    public String toString() {
        String[] letters = {"i", "j", "k"};
        String before = IntStream.range(0, roles.size())
                .mapToObj(r -> switch (roles.get(r).after()) {
                    case CENTRED -> "Q_" + letters[r];
                    case INTEGRATED -> "E_" + letters[r];
                    default -> "";
                })
                .collect(Collectors.joining());
        String behind = IntStream.range(0, roles.size())
                .filter(r -> roles.get(r).kernel() != Role.Dependence.AVERAGED && !roles.get(r).inSource())
                .mapToObj(r -> "1_" + letters[r])
                .collect(Collectors.joining());
        String kernel = roles.stream().skip(1)
                .map(r -> r.kernel().name().substring(0, 1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        String labels = interaction.species().stream().map(Species::label).collect(Collectors.joining());
        return before + " " + (form == Form.DENSITY ? "ψ" : "A") + "[" + interaction.kernel() + labels + " " + kernel + "]"
                + (behind.isEmpty() ? "" : "(" + behind + ")") + (idle.isEmpty() ? "" : " idle " + idle.size());
    }
}
