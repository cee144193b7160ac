namespace Robotics.Sim.Engine;

/// <summary>A view of one contact in native memory, valid until the next forward pass or step.</summary>
public readonly unsafe ref struct Contact
{
    private readonly byte* address;
    private readonly ContactLayout layout;

    internal Contact(byte* address, ContactLayout layout)
    {
        this.address = address;
        this.layout = layout;
    }

    public int Geom1 => *(int*)(address + layout.Geom1);

    public int Geom2 => *(int*)(address + layout.Geom2);

    /// <summary>Distance between the surfaces, m; negative: they penetrate.</summary>
    public double Distance => *(double*)(address + layout.Distance);

    /// <summary>The point between the surfaces in the world, m.</summary>
    public Vec3 Position => PoseLayout.ReadVector(new ReadOnlySpan<double>(address + layout.Position, 3), 0);

    /// <summary>Unit normal in the world, from <see cref="Geom1"/> to <see cref="Geom2"/>.</summary>
    public Vec3 Normal => PoseLayout.ReadVector(Frame, 0);

    /// <summary>Axes of the contact in the world, row by row: normal, then two tangents [3 x 3].</summary>
    public ReadOnlySpan<double> Frame => new(address + layout.Frame, 9);

    /// <summary>Sliding (two), torsional, rolling (two) friction [5].</summary>
    public ReadOnlySpan<double> Friction => new(address + layout.Friction, 5);

    /// <summary>Dimension of the contact force: 1, 3, 4 or 6.</summary>
    public int Dimension => *(int*)(address + layout.Dimension);

    /// <summary>Whether the contact acts: it is not in the gap, fused, or between bodies that cannot move.</summary>
    public bool IsActive => *(int*)(address + layout.Exclude) == 0 && *(int*)(address + layout.ConstraintAddress) >= 0;

    /// <summary>Whether the contact is between these two geoms, in either order.</summary>
    public bool IsBetween(int a, int b) => (Geom1 == a && Geom2 == b) || (Geom1 == b && Geom2 == a);
}
