using Robotics.Sim.Engine;

namespace Robotics.Sim.Libero.Goals;

/// <summary>A thing's origin is in a region: in the upright box whose half edges are the turned ones, made positive; it reaches 1 cm deeper.</summary>
/// <param name="body">Body of the thing.</param>
/// <param name="site">The region's site.</param>
internal sealed class InRegion(int body, int site) : IGoalPredicate
{
    private const double Deeper = 0.01;

    public bool Holds(MujocoData data)
    {
        Vec3 reach = (data.SiteAxes(site) * data.Model.SiteHalfSize(site)).Abs();
        Vec3 middle = data.SitePosition(site), at = data.BodyPosition(body);
        Vec3 low = middle - reach, high = middle + reach;
        return low.X < at.X && at.X < high.X && low.Y < at.Y && at.Y < high.Y && low.Z - Deeper < at.Z && at.Z < high.Z;
    }
}
