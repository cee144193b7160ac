namespace Robotics.Sim.Engine;

/// <summary>Where the fields of an mjContact lie.</summary>
internal sealed class ContactLayout(LayoutTable layout)
{
    public int Bytes { get; } = layout.SizeOf("mjContact");

    public int Distance { get; } = layout.Field("mjContact.dist").Offset;

    public int Position { get; } = layout.Field("mjContact.pos").Offset;

    public int Frame { get; } = layout.Field("mjContact.frame").Offset;

    public int Friction { get; } = layout.Field("mjContact.friction").Offset;

    public int Dimension { get; } = layout.Field("mjContact.dim").Offset;

    public int Geom1 { get; } = layout.Field("mjContact.geom1").Offset;

    public int Geom2 { get; } = layout.Field("mjContact.geom2").Offset;

    public int Exclude { get; } = layout.Field("mjContact.exclude").Offset;

    public int ConstraintAddress { get; } = layout.Field("mjContact.efc_address").Offset;
}
