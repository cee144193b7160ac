using Robotics.Sim.Engine;

namespace Robotics.Sim.Libero.Goals;

/// <summary>A thing lies on another one: not below it, touching it, and their origins within 3 cm of each other horizontally.</summary>
/// <param name="owners">Who owns which geom.</param>
/// <param name="thing">Number and body of the upper thing.</param>
/// <param name="below">Number and body of the lower thing.</param>
internal sealed class OnThing(GeomOwners owners, (int Number, int Body) thing, (int Number, int Body) below) : IGoalPredicate
{
    private const double Reach = 0.03;

    public bool Holds(MujocoData data)
    {
        Vec3 above = data.BodyPosition(thing.Body), under = data.BodyPosition(below.Body);
        return under.Z <= above.Z && (above - under).HorizontalNorm < Reach && owners.Touch(data, thing.Number, below.Number);
    }
}
