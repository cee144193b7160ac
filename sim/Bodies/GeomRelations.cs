using Robotics.Sim.Engine;

namespace Robotics.Sim.Bodies;

/// <summary>Which geoms of a robot MuJoCo would let collide: by their contact bits, without neighbours and excluded pairs.</summary>
internal static class GeomRelations
{
    /// <param name="model">The robot alone.</param>
    /// <param name="at">Where its parts are.</param>
    /// <param name="moved">The moved geoms that collide, in the order of the robot's shapes.</param>
    public static ShapeRelations Of(MujocoModel model, RobotAddresses at, int[] moved)
    {
        int[] fixedGeoms = [.. Enumerable.Range(0, model.GeomCount).Where(g => GeomShapes.Collides(model, g) && IsOfBase(model, at, model.GeomBody[g]))];
        using MujocoData data = new(model);
        data.Kinematics();
        return new()
        {
            OfHand = [.. moved.Select(g => IsBelow(model, model.GeomBody[g], model.SiteBody[at.Tcp]))],
            Pairs =
            [
                .. from first in Enumerable.Range(0, moved.Length)
                   from second in Enumerable.Range(first + 1, moved.Length - first - 1)
                   where MayMeet(model, moved[first], moved[second])
                   select new ShapePair(first, second),
            ],
            Base = [.. fixedGeoms.Select(g => new PlacedShape(GeomShapes.Of(model, g), data.GeomPose(g)))],
            BasePairs =
            [
                .. from first in Enumerable.Range(0, moved.Length)
                   from second in Enumerable.Range(0, fixedGeoms.Length)
                   where MayMeet(model, moved[first], fixedGeoms[second])
                   select new ShapePair(first, second),
            ],
        };
    }

    private static bool MayMeet(MujocoModel model, int a, int b)
    {
        (int bodyA, int bodyB) = (model.GeomBody[a], model.GeomBody[b]);
        (int weldA, int weldB) = (model.BodyWeld[bodyA], model.BodyWeld[bodyB]);
        if (weldA == weldB || IsParent(model, weldA, weldB) || IsParent(model, weldB, weldA)) return false;
        int signature = (Math.Min(bodyA, bodyB) << 16) + Math.Max(bodyA, bodyB);
        if (model.Excluded.Contains(signature)) return false;
        return (model.GeomContactType[a] & model.GeomContactAffinity[b]) != 0 || (model.GeomContactType[b] & model.GeomContactAffinity[a]) != 0;
    }

    /// <summary>A fixed base is welded to the world, where MuJoCo does not filter parents; links do not meet the base that they turn in all the same.</summary>
    private static bool IsParent(MujocoModel model, int weld, int child) => model.BodyWeld[model.BodyParent[child]] == weld;

    private static bool IsOfBase(MujocoModel model, RobotAddresses at, int body) => !at.IsMoved(model, body) && IsBelow(model, body, at.Base);

    private static bool IsBelow(MujocoModel model, int body, int ancestor)
    {
        for (int i = body; i != 0; i = model.BodyParent[i])
        {
            if (i == ancestor) return true;
        }

        return false;
    }
}
