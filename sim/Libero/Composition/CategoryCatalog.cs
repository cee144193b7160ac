namespace Robotics.Sim.Libero.Composition;

/// <summary>The categories that LIBERO's tasks use.</summary>
internal static class CategoryCatalog
{
    private const double Quarter = Math.PI / 2;

    private static readonly StartRotation FlatX = new(0, 0, 0);
    private static readonly StartRotation QuarterX = new(0, Quarter, Quarter);
    private static readonly StartRotation QuarterZ = new(2, Quarter, Quarter);
    private static readonly StartRotation BackX = new(0, -Quarter, -Quarter);
    private static readonly StartRotation BookX = new(0, -Quarter, -Math.PI / 4);

    private static readonly JointThresholds Drawer =
        new(false, new Bound(-0.14, Above: false), new Bound(0.0, Above: true), (-0.16, -0.14), (0.0, 0.005));

    private static readonly JointThresholds Door =
        new(false, new Bound(-1.3, Above: false), new Bound(-0.005, Above: true), (-2.094, -1.3), (-0.005, 0.0));

    private static readonly JointThresholds Knob =
        new(true, new Bound(0.5, Above: true, Inclusive: true), new Bound(0.0, Above: false), (0.5, 2.1), (-0.005, 0.0));

    private static readonly ImmutableSortedDictionary<string, ObjectCategory> All = new[]
    {
        Scanned("akita_black_bowl", QuarterX),
        Scanned("basket", QuarterX),
        Scanned("chefmate_8_frypan", QuarterX),
        Scanned("glazed_rim_porcelain_ramekin", QuarterX),
        Scanned("plate", QuarterX),
        Scanned("white_bowl", QuarterX),
        Grocery("alphabet_soup", QuarterZ),
        Grocery("bbq_sauce", QuarterX),
        Grocery("butter", FlatX),
        Grocery("chocolate_pudding", FlatX),
        Grocery("cookies", QuarterX),
        Grocery("cream_cheese", FlatX),
        Grocery("ketchup", QuarterX, QuarterZ),
        Grocery("milk", QuarterX, QuarterZ),
        Grocery("new_salad_dressing", QuarterX, QuarterZ),
        Grocery("orange_juice", QuarterX, QuarterZ),
        Grocery("salad_dressing", QuarterX, QuarterZ),
        Grocery("tomato_sauce", QuarterZ),
        Modelled("black_book", BookX),
        Modelled("moka_pot", FlatX),
        Modelled("porcelain_mug", BackX),
        Modelled("red_coffee_mug", BackX),
        Modelled("white_yellow_mug", BackX),
        Modelled("wine_bottle", FlatX),
        Modelled("wooden_tray", FlatX),
        Modelled("yellow_book", BookX),
        Modelled("desk_caddy"),
        Modelled("wine_rack"),
        Modelled("wooden_two_layer_shelf"),
        Articulated("flat_stove", Knob),
        Articulated("microwave", Door),
        Articulated("white_cabinet", Drawer),
        Articulated("wooden_cabinet", Drawer),
    }.ToImmutableSortedDictionary(category => category.Name, category => category, StringComparer.Ordinal);

    /// <summary>The category with this name.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.UnknownName"/>: lists the known ones.</exception>
    public static ObjectCategory Find(string name) =>
        All.TryGetValue(name, out ObjectCategory? category) ? category : throw RoboticsException.Unknown("category of LIBERO", name, All.Keys);

    private static ObjectCategory Scanned(string name, params ReadOnlySpan<StartRotation> rotations) => InFolder("stable_scanned_objects", name, rotations);

    private static ObjectCategory Grocery(string name, params ReadOnlySpan<StartRotation> rotations) => InFolder("stable_hope_objects", name, rotations);

    private static ObjectCategory Modelled(string name, params ReadOnlySpan<StartRotation> rotations) => InFolder("turbosquid_objects", name, rotations);

    private static ObjectCategory InFolder(string folder, string name, ReadOnlySpan<StartRotation> rotations) =>
        new(name, $"{folder}/{name}/{name}.xml", [.. rotations], null);

    private static ObjectCategory Articulated(string name, JointThresholds joints) => new(name, $"articulated_objects/{name}.xml", [], joints);
}
