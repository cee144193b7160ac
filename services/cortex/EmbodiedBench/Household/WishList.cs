namespace Robotics.Cortex.EmbodiedBench.Household;

/// <summary>Gathers wishes into stages: what undoes an earlier wish, or is said to come later, begins a new one.</summary>
internal sealed class WishList
{
    private readonly List<List<Wish>> _stages = [[]];

    /// <summary>What is looked at by a light is taken first, so that the light is turned on where it is seen.</summary>
    public ImmutableArray<ImmutableArray<Wish>> Stages => [.. _stages.Where(s => s.Count > 0).SelectMany(Split)];

    public void Add(Wish wish, bool later = false)
    {
        List<Wish> last = _stages[^1];
        if (wish.Kind is WishKind.In or WishKind.Elsewhere)
        {
            // Taking something is on the way to putting it somewhere.
            last.RemoveAll(w => w.Kind == WishKind.Holding && w.Thing == wish.Thing);
        }

        if ((later || last.Exists(w => Undoes(wish, w))) && last.Count > 0) _stages.Add(last = []);
        if (!last.Contains(wish)) last.Add(wish);
    }

    private static IEnumerable<ImmutableArray<Wish>> Split(List<Wish> stage)
    {
        bool looks = stage.Exists(w => w.Kind == WishKind.Holding) && stage.Exists(w => w.Kind == WishKind.On);
        return looks ? [[.. stage.Where(w => w.Kind != WishKind.On)], [.. stage.Where(w => w.Kind is WishKind.On or WishKind.Holding)]] : [[.. stage]];
    }

    private static bool Undoes(Wish wish, Wish earlier) => wish.Thing == earlier.Thing && (wish.Kind, earlier.Kind) switch
    {
        (WishKind.In, WishKind.In) => wish.Target != earlier.Target,
        (WishKind.Holding, WishKind.In) => true,
        (WishKind.On, WishKind.Off) or (WishKind.Off, WishKind.On) or (WishKind.Open, WishKind.Shut) or (WishKind.Shut, WishKind.Open)
            or (WishKind.Hot, WishKind.Cold) or (WishKind.Cold, WishKind.Hot) => true,
        _ => false,
    };
}
