namespace Robotics.Tests.EmbodiedBench;

/// <summary>A home as EB-ALFRED plays it: its list of actions, what they do, and what it says to them.</summary>
internal sealed class HomeModel
{
    private static readonly string[] Portable = ["Apple", "Tomato", "Lettuce", "Potato", "Bread", "Mug", "Cup", "Bowl", "Plate", "Pan", "Knife", "ButterKnife", "Spoon", "Ladle", "CreditCard",
        "RemoteControl", "KeyChain", "Book", "Watch", "SprayBottle", "DishSponge", "Pencil", "AlarmClock"];

    private static readonly string[] Furniture = ["Fridge", "Microwave", "Sink", "Faucet", "CounterTop", "DiningTable", "SideTable", "CoffeeTable", "Sofa", "Shelf", "Desk", "DeskLamp", "FloorLamp",
        "GarbageCan", "CoffeeMachine", "Cabinet", "Drawer", "Dresser", "Toilet", "StoveBurner", "Safe"];

    private static readonly string[] Openable = ["Fridge", "Microwave", "Cabinet", "Drawer", "Safe"];
    private static readonly string[] Switched = ["Microwave", "Faucet", "DeskLamp", "FloorLamp"];

    private readonly Dictionary<string, string> _in = [];
    private readonly HashSet<string> _open = [];
    private readonly HashSet<string> _absent;
    private string? _at;
    private string? _aim;

    /// <param name="absent">Things that are on the list but not in the scene.</param>
    /// <param name="inside">Things that are shut in something.</param>
    public HomeModel(IEnumerable<string>? absent = null, IReadOnlyDictionary<string, string>? inside = null)
    {
        _absent = [.. absent ?? []];
        foreach ((string thing, string place) in inside ?? new Dictionary<string, string>()) _in[thing] = place;
        string[] more = ["Cabinet_2", "Cabinet_3", "Drawer_2", "KeyChain_2", "Book_2"];
        Actions =
        [
            .. Furniture.Concat(Portable).Select(t => $"find a {t}"), .. Portable.Select(t => $"pick up the {t}"), "put down the object in hand", "drop the object in hand",
            .. Openable.SelectMany(t => new[] { $"open the {t}", $"close the {t}" }), .. Switched.SelectMany(t => new[] { $"turn on the {t}", $"turn off the {t}" }),
            .. new[] { "Apple", "Tomato", "Lettuce", "Potato", "Bread" }.Select(t => $"slice the {t}"),
            .. more.Select(t => $"find a {t}"), .. more.Where(t => Openable.Contains(Base(t))).SelectMany(t => new[] { $"open the {t}", $"close the {t}" }),
        ];
    }

    public IReadOnlyList<string> Actions { get; }

    public string? Holding { get; private set; }

    public HashSet<string> On { get; } = [];

    /// <summary>"hot Apple", "sliced Tomato" …</summary>
    public HashSet<string> States { get; } = [];

    /// <summary>Places that take nothing, as some do.</summary>
    public HashSet<string> Full { get; } = [];

    /// <summary>Things whose every grasp fails.</summary>
    public HashSet<string> Stuck { get; } = [];

    public string? PlaceOf(string thing) => _in.GetValueOrDefault(thing);

    public bool IsOpen(string thing) => _open.Contains(thing);

    public void Open(string thing) => _open.Add(thing);

    /// <summary>Carries one action out.</summary>
    /// <returns>Null when it worked, else what the environment says.</returns>
    public string? Do(string action)
    {
        string[] words = action.Split(' ');
        string thing = words[^1];
        string verb = words[0] == "turn" ? $"turn {words[1]}" : words[0];
        if (verb is not ("put" or "open")) _aim = null;
        return verb switch
        {
            "find" => Find(thing),
            "pick" => Pick(_at is { } at && Base(at) == thing ? at : thing),
            "put" => Put(),
            "drop" => Holding is null ? "Robot is not holding any object" : Drop(),
            "open" => Door(thing, open: true),
            "close" => Door(thing, open: false),
            "turn on" => Switch(thing, on: true),
            "turn off" => Switch(thing, on: false),
            _ => Slice(thing),
        };
    }

    private string? Find(string thing)
    {
        if (_absent.Contains(thing)) return $"Cannot find {thing}. This object may not exist in this scene. Try to explore other instances instead.";
        (_at, _aim) = (thing, thing);
        return null;
    }

    private string? Pick(string thing)
    {
        if (Holding is { } held) return $"Robot is currently holding {held}";
        if (_at != thing || _absent.Contains(thing)) return $"Cannot find {thing} to pick up. Find the object before picking up it";
        if (Stuck.Contains(thing)) return "Robot is not holding any object";
        if (PlaceOf(thing) is { } place && Openable.Contains(Base(place)) && !_open.Contains(place)) return $"{thing} is not visible because it is in {place}. Go there to pick the object instead.";
        _at = PlaceOf(thing);
        _in.Remove(thing);
        Holding = thing;
        return null;
    }

    private string? Put()
    {
        if (Holding is not { } held) return "Robot is not holding any object";
        if (_aim is not { } place) return Drop();
        if (Full.Contains(place) || (Openable.Contains(Base(place)) && !_open.Contains(place)))
            return $"Putting the object on {place} failed. First check whether the receptacle is open or not. Also try other instances of the receptacle";
        _in[held] = place;
        Holding = null;
        return null;
    }

    private string? Drop()
    {
        _in[Holding!] = "floor";
        Holding = null;
        return null;
    }

    private string? Door(string thing, bool open)
    {
        if (_at != thing) return $"Cannot find {thing} to {(open ? "open" : "close")}. Find the object before opening it";
        if (_open.Contains(thing) == open) return open ? $"Open action failed. The {thing} is already open" : $"Close action failed. The {thing} is already closed";
        if (On.Contains(thing)) return "Open action failed.";
        if (open) _open.Add(thing);
        else _open.Remove(thing);
        if (!open && thing == "Fridge") Change("Fridge", "cold");
        return null;
    }

    private string? Switch(string thing, bool on)
    {
        if (_at != thing) return $"Cannot find {thing} to turn {(on ? "on" : "off")}";
        if (On.Contains(thing) == on || (on && _open.Contains(thing))) return $"Turn {(on ? "on" : "off")} action failed";
        if (on) On.Add(thing);
        else On.Remove(thing);
        if (on && thing == "Microwave") Change("Microwave", "hot");
        if (on && thing == "Faucet") Change("Sink", "clean");
        return null;
    }

    /// <summary>Slices are things of their own: what was done to the whole is not done to them.</summary>
    private string? Slice(string thing)
    {
        if (_at != thing || Holding is not ("Knife" or "ButterKnife")) return "Slice action failed";
        States.RemoveWhere(s => s.EndsWith($" {thing}", StringComparison.Ordinal));
        States.Add($"sliced {thing}");
        return null;
    }

    private void Change(string place, string state)
    {
        foreach ((string thing, string where) in _in)
        {
            if (where == place) States.Add($"{state} {thing}");
        }
    }

    private static string Base(string thing) => thing.Split('_')[0];
}
