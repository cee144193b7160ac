using Robotics.Sim.Engine;
using Robotics.Sim.Libero.Composition;

namespace Robotics.Sim.Libero.Goals;

/// <summary>Which object or fixture each colliding geom belongs to, for contact conditions.</summary>
internal sealed class GeomOwners
{
    private readonly int[] _owner;
    private readonly ImmutableArray<ObjectModel> _things;

    public GeomOwners(ImmutableArray<ObjectModel> things, MujocoModel model)
    {
        _things = things;
        _owner = new int[model.GeomCount];
        Array.Fill(_owner, -1);
        for (int thing = 0; thing < things.Length; thing++)
        {
            foreach (string geom in things[thing].ContactGeoms) _owner[model.GeomId(geom)] = thing;
        }
    }

    /// <summary>The number by which <see cref="Touch"/> knows a thing.</summary>
    public int NumberOf(ObjectModel thing) => _things.IndexOf(thing);

    /// <summary>Whether two things touch, by the last computed contacts.</summary>
    public bool Touch(MujocoData data, int thing, int other)
    {
        foreach (Contact contact in data.Contacts)
        {
            int first = _owner[contact.Geom1], second = _owner[contact.Geom2];
            if ((first == thing && second == other) || (first == other && second == thing)) return true;
        }

        return false;
    }
}
