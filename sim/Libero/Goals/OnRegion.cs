using Robotics.Sim.Engine;

namespace Robotics.Sim.Libero.Goals;

/// <summary>A thing lies on a region: within its rectangle, from 5 mm below its top to 10 cm above, and touching the thing that carries the region.</summary>
/// <param name="owners">Who owns which geom.</param>
/// <param name="thing">Number and body of the thing.</param>
/// <param name="site">The region's site.</param>
/// <param name="carrier">Number of the object or fixture that carries the region; −1 for the workspace, which need not be touched.</param>
internal sealed class OnRegion(GeomOwners owners, (int Number, int Body) thing, int site, int carrier) : IGoalPredicate
{
    private const double Below = 0.005;
    private const double Above = 0.10;

    public bool Holds(MujocoData data)
    {
        Vec3 half = data.Model.SiteHalfSize(site);

        // The original multiplies with the site's matrix, not with its transpose.
        Vec3 d = data.SiteAxes(site) * (data.BodyPosition(thing.Body) - data.SitePosition(site));
        return half.Z - Below < d.Z && d.Z < half.Z + Above && Math.Abs(d.X) < half.X && Math.Abs(d.Y) < half.Y
            && (carrier < 0 || owners.Touch(data, carrier, thing.Number));
    }
}
